// statements: 91
const v = new asyncio.ContextVar("v"), with_default = new asyncio.ContextVar("d", { default: 7 });

async function main() {
  const first = v.set("a"), second = v.set("b");
  show(first.var === v, second.var === v, second.old_value);
  v.reset(second);
  show(v.get(), v.name);
  const t = with_default.set(8);
  show(with_default.get());
  with_default.reset(t);
  show(with_default.get(), t.var === with_default, t instanceof asyncio.Token);
}

asyncio.run(main());
