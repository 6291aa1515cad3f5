// statements: none
async function quick() {
  return "quick";
}

async function attempt(label, fn) {
  try {
    show(label, await fn());
  } catch (e) {
    show(label, e.name, e.message.includes("closed"), e.message.includes("running event loop"));
  }
}

async function main(runner) {
  await attempt("nested run", () => runner.run(quick()));
  await attempt("asyncio.run", () => asyncio.run(quick()));
  return "main goes on";
}

const runner = new asyncio.Runner();
show(await runner.run(main(runner)));
try {
  await runner.run(5);
} catch (e) {
  show("not a coroutine");
}
await runner.close();
await attempt("run after close", () => runner.run(quick()));
await attempt("get_loop after close", () => runner.get_loop());
