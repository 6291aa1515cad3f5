// statements: none
async function main() {
  const eg = new asyncio.ExceptionGroup("all", [
    new RangeError("v1"),
    new asyncio.ExceptionGroup("inner", [new TypeError("t1"), new RangeError("v2")]),
    new asyncio.RuntimeError("r1"),
  ]);
  let [match, rest] = eg.split(RangeError);
  show("match", match);
  show("rest", rest);
  [match, rest] = eg.split([TypeError, asyncio.RuntimeError]);
  show("match", match);
  show("rest", rest);
  [match, rest] = eg.split(asyncio.QueueEmpty);
  show("none", match, rest === eg, rest.errors[1] === eg.errors[1]);
  [match, rest] = eg.split(Error);
  show("everything", match === eg, rest);
  [match, rest] = eg.split((e) => e.message.endsWith("1"));
  show("by function", match);
  show("rest", rest);
  [match, rest] = match.split(asyncio.ExceptionGroup);
  show("a group matches itself", match, rest);
  show("untouched", eg);
}

asyncio.run(main());
