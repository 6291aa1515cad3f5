// What the JavaScript half of a pair uses to print its trace; kit.py is the same for the Python half.
function render(v, top = false) {
  if (v === null || v === undefined) return "none";
  if (typeof v === "number" || typeof v === "boolean") return String(v);
  if (typeof v === "string") return top ? v : '"' + v + '"';
  if (Array.isArray(v)) return "[" + v.map((x) => render(x)).join(", ") + "]";
  if (v instanceof Set) return "{" + [...v].map((x) => render(x)).sort().join(", ") + "}";
  if (v instanceof asyncio.ExceptionGroup) return "ExceptionGroup(" + v.message + ", " + render(v.errors) + ")";
  if (v instanceof Error) return v.name + "(" + v.message + ")";
  if (v instanceof asyncio.Task) return "Task(" + v.get_name() + ")";
  if (v instanceof asyncio.Future) return "Future(" + (v.cancelled() ? "cancelled" : v.done() ? "done" : "pending") + ")";
  if (Object.getPrototypeOf(v) === Object.prototype) {
    return "{" + Object.entries(v).map(([k, x]) => k + ": " + render(x)).join(", ") + "}";
  }
  return v.constructor.name;
}

// show prints the arguments, rendered alike in both languages, separated by spaces.
function show(...args) {
  console.log(args.map((a) => render(a, true)).join(" "));
}
