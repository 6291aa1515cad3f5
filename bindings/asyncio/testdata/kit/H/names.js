// statements: 90
async function who() {
  return asyncio.current_task().get_name();
}

async function main() {
  show("main is", asyncio.current_task());
  const a = create_task(who());
  const named = create_task(who(), { name: "explicit" });
  const b = create_task(who());
  const none = create_task(who(), { name: null });
  show(a, named, b, none);
  show([await a, await named, await b, await none]);
  const t = create_task(who(), { name: 17 });
  show(t, t.get_name() === "17");
  t.set_name(3.5);
  show(t);
  t.set_name("renamed");
  show(await t, t);
  t.set_name("after the end");
  show(t, asyncio.current_task().get_name());
  asyncio.current_task().set_name("the main one");
  show(asyncio.current_task());
  show(await asyncio.gather(who(), create_task(who(), { name: "in gather" }), who()));
}

asyncio.run(main());
