// statements: none
async function main() {
  const event = new asyncio.Event();
  const a = create_task(event.wait()), b = create_task(event.wait());
  await asyncio.sleep(0);
  a.cancel("not needed");
  try {
    await a;
  } catch (e) {
    show("a", e, b.done());
  }
  event.set();
  b.cancel("too late?");
  try {
    show("b", await b);
  } catch (e) {
    show("b", e);
  }
  try {
    await asyncio.wait_for(new asyncio.Event().wait(), 0.01);
  } catch (e) {
    show("timed out", e instanceof asyncio.TimeoutError);
  }
}

asyncio.run(main());
