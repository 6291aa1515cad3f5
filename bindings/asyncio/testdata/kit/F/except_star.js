// statements: none
async function fails(error) {
  await asyncio.sleep(0);
  throw error;
}

async function run(errors) {
  try {
    await asyncio.TaskGroup(async (tg) => {
      for (const e of errors) tg.create_task(fails(e));
    });
  } catch (e) {
    if (!(e instanceof asyncio.ExceptionGroup)) throw e;
    let match;
    let rest = e;
    [match, rest] = rest.split(RangeError);
    if (match) show("values", match.errors);
    if (rest) {
      [match, rest] = rest.split([TypeError, asyncio.RuntimeError]);
      if (match) show("types", match.errors);
    }
    if (rest) {
      show("left over", rest);
      return false;
    }
  }
  return true;
}

class Odd extends Error {
  get name() {
    return "Odd";
  }
}

async function main() {
  show(await run([new RangeError("a"), new TypeError("b"), new RangeError("c"), new asyncio.RuntimeError("d")]));
  show(await run([new RangeError("only")]));
  show(await run([
    new Odd("odd"), new RangeError("e"), new asyncio.ExceptionGroup("g", [new TypeError("f"), new Odd("odd too")]),
  ]));
  show(await run([]));
}

asyncio.run(main());
