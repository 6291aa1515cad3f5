// statements: 91
const user = new asyncio.ContextVar("user", { default: "nobody" });

async function child(name) {
  show(name, "starts with", user.get());
  user.set(name);
  await asyncio.sleep(0);
  show(name, "goes on with", user.get());
  return user.get();
}

async function main() {
  user.set("main");
  const a = create_task(child("a"));
  user.set("main again");
  const b = create_task(child("b"));
  show("main has", user.get());
  await asyncio.sleep(0);
  user.set("main, third");
  show(await a, await b, user.get());
  show(await asyncio.gather(child("c"), child("d")), user.get());
}

asyncio.run(main());
