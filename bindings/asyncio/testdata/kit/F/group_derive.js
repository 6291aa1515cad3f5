// statements: none
class Batch extends asyncio.ExceptionGroup {
  derive(errors) {
    show("derive", errors.length);
    return new Batch(this.message + "'", errors);
  }
}

class Plain extends asyncio.ExceptionGroup {}

async function main() {
  const cause = new asyncio.RuntimeError("why");
  const eg = new Batch("batch", [
    new RangeError("v"), new TypeError("t"), new asyncio.ExceptionGroup("plain", [new RangeError("w"), new TypeError("u")]),
  ]);
  eg.cause = cause;
  const [match, rest] = eg.split(RangeError);
  show(match instanceof Batch, rest instanceof Batch, match.message, rest.message);
  show(match.errors.slice(0, 1).map((e) => e.message), match.errors.length, rest.errors.length);
  show("inner stays plain", match.errors[1] instanceof Batch, match.errors[1].message);
  show("cause is copied", match.cause === cause, rest.cause === cause);
  let sub = eg.subgroup(TypeError);
  show(sub instanceof Batch, sub.cause === cause);
  const d = eg.derive([new RangeError("x")]);
  show("derive alone copies nothing", d.message, d.cause);
  const p = new Plain("p", [new RangeError("v"), new TypeError("t")]);
  sub = p.subgroup(RangeError);
  show("without derive", sub instanceof Plain, sub instanceof asyncio.ExceptionGroup, sub.message);
  show("whole", p.subgroup(Error) instanceof Plain);
}

asyncio.run(main());
