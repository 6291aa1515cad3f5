// statements: 92
const vari = new asyncio.ContextVar("var", { default: "unset" });

async function child() {
  show("child has", vari.get());
  vari.set("by child");
  await asyncio.sleep(0);
  show("child still has", vari.get());
}

async function main() {
  vari.set("by main");
  let t = create_task(child(), { eager_start: true });
  show("main has", vari.get());
  vari.set("by main, later");
  await t;
  show("main has", vari.get(), t.get_context().get(vari));
  const fut = asyncio.get_running_loop().create_future();

  async function waits() {
    vari.set("waiter");
    const got = await fut;
    return [got, vari.get()];
  }

  t = create_task(waits(), { eager_start: true });
  fut.set_result("at once");
  show(await t, vari.get());
}

asyncio.run(main());
