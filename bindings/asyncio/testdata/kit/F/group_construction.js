// statements: none
async function attempt(label, make) {
  try {
    show(label, make());
  } catch (e) {
    show(label, e);
  }
}

async function main() {
  const errors = [new RangeError("one"), new TypeError("two")];
  let eg = new asyncio.ExceptionGroup("two of them", errors);
  errors.push(new asyncio.RuntimeError("added later"));
  show(eg, eg.errors.length);
  show(eg instanceof Error, eg instanceof asyncio.ExceptionGroup);
  await attempt("nothing inside", () => new asyncio.ExceptionGroup("empty", []));
  await attempt("not an error", () => new asyncio.ExceptionGroup("bad", [new RangeError("fine"), "text"]));
  await attempt("message", () => {
    try {
      return new asyncio.ExceptionGroup(5, [new RangeError("x")]);
    } catch (e) {
      return e.name;
    }
  });
  await attempt("not a sequence", () => new asyncio.ExceptionGroup("bad", 5));
  await attempt("condition", () => eg.split(5));
  await attempt("condition", () => eg.subgroup("ValueError"));
  await attempt("same one twice", () => new asyncio.ExceptionGroup("twins", [errors[0], errors[0]]));
  try {
    eg.cause = errors[2];
    throw eg;
  } catch (e) {
    show(e === eg, e.cause, e.message);
  }
}

asyncio.run(main());
