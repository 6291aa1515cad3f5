// statements: none
async function main() {
  const [v, t, deep] = [new RangeError("v"), new TypeError("t"), new RangeError("deep")];
  const inner = new asyncio.ExceptionGroup("inner", [t, new asyncio.ExceptionGroup("innermost", [deep])]);
  const eg = new asyncio.ExceptionGroup("outer", [v, inner]);
  show(eg.subgroup(RangeError));
  show(eg.subgroup(TypeError));
  show(eg.subgroup(asyncio.RuntimeError));
  show("same leaves", eg.subgroup(RangeError).errors[0] === v);
  const seen = [];
  function condition(e) {
    seen.push(e.message);
    return e === deep;
  }
  show(eg.subgroup(condition));
  show("asked about", seen);
  show("a whole inner group", eg.subgroup((e) => e === inner).errors[0] === inner);
  show("everything is the group itself", eg.subgroup((e) => true) === eg);
  show("all leaves match", eg.subgroup([RangeError, TypeError]) === eg);
  show(eg.subgroup([RangeError, TypeError]));
}

asyncio.run(main());
