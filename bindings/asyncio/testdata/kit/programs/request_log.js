// statements: 91
class PermissionError extends Error {}

const request = new asyncio.ContextVar("request", { default: "-" });
const user = new asyncio.ContextVar("user", { default: "anonymous" });
const lines = [];

function log(...words) {
  lines.push(`[${request.get()} ${user.get()}] ` + words.join(" "));
}

async function authenticate(token) {
  log("checks token");
  await asyncio.sleep(0);
  if (token === null) {
    throw new PermissionError("no token");
  }
  user.set(token.split(":")[0]);
  log("knows the user");
}

async function query(sql) {
  log("queries", sql);
  await asyncio.sleep(0);
  request.set(request.get() + "/db");
  log("has rows of", sql);
  return sql.toUpperCase();
}

async function audit(what) {
  log("audits", what);
}

async function handle(n, token) {
  request.set(`r${n}`);
  log("begins");
  const loop = asyncio.get_running_loop();
  try {
    await authenticate(token);
  } catch (e) {
    if (!(e instanceof PermissionError)) throw e;
    log("refused:", e.message);
    return 401;
  }
  loop.call_soon(log, "from call_soon");
  const rows = await asyncio.gather(query("users"), query("orders"));
  const side = create_task(audit("access"));
  side.add_done_callback((t) => log("audit is done"));
  await side;
  const inline = await query("inline");
  log("ends with", rows.length + 1);
  return inline ? 200 : 500;
}

async function main() {
  user.set("system");
  log("server starts");
  const tasks = [];
  for (const [n, t] of ["ann:x", null, "bob:y"].entries()) {
    tasks.push(create_task(handle(n, t)));
  }
  const codes = [];
  for (const t of tasks) {
    codes.push(await t);
  }
  log("server stops");
  show("codes", codes);
  for (const t of tasks) {
    const ctx = t.get_context();
    show("task", ctx.get(request), ctx.get(user));
  }
  for (let n = 0; n < 3; n++) {
    const mine = lines.filter((line) => line.startsWith(`[r${n}`));
    show("request", n, "has", mine.length, "lines");
    for (const line of mine) {
      show(" ", line);
    }
  }
  for (const line of lines) {
    if (line.startsWith("[-")) {
      show(line);
    }
  }
  const replay = asyncio.copy_context();
  replay.run(() => request.set("replay"));
  show(await create_task(handle(9, "eve:z"), { context: replay }), replay.get(request), replay.get(user));
  show(request.get(), user.get());
}

asyncio.run(main());
