// The classes work with and without new, and can be subclassed.
class NamedLock extends asyncio.Lock {
  #name;
  constructor(name) {
    super();
    this.#name = name;
  }
  async acquire() {
    await super.acquire();
    return this.#name;
  }
}
class Stack extends asyncio.LifoQueue {
  get top() {
    return this.qsize();
  }
}
async function main() {
  const l = new NamedLock("mine");
  console.log(await l.acquire(), l.locked(), l instanceof asyncio.Lock, l instanceof NamedLock);
  l.release();
  console.log(await l.run((x) => x === l));
  const s = new Stack(3);
  s.put_nowait(1);
  s.put_nowait(2);
  console.log(s.top, s.get_nowait(), s.maxsize, s instanceof asyncio.Queue, String(s));
  console.log(asyncio.Lock() instanceof asyncio.Lock, asyncio.Queue({ maxsize: 2 }).maxsize, asyncio.Event().is_set());
  class Tagged extends asyncio.TaskGroup {}
  console.log(await new Tagged().run(async (tg) => tg instanceof Tagged));
  l.extra = { any: "property" };
  console.log(l.extra.any, Object.keys(l));
  for (const f of [() => asyncio.Lock.prototype.release.call({}), () => asyncio.Queue.prototype.qsize.call(l)]) {
    try {
      f();
    } catch (e) {
      console.log(e.name + ": " + e.message);
    }
  }
  try {
    await asyncio.Lock.prototype.acquire.call(5);
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
}
await main();
