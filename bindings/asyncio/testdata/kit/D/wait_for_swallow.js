// statements: 56
async function stubborn(answer) {
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show("swallowed");
  }
  if (answer === null) throw new RangeError("broke on the way out");
  return answer;
}

async function main() {
  show(await asyncio.wait_for(stubborn("coroutine"), 0.01));
  let t = asyncio.create_task(stubborn("task"), { name: "t" });
  show(await asyncio.wait_for(t, 0.01));
  show(t.cancelled(), t.cancelling(), asyncio.current_task().cancelling());
  t = asyncio.create_task(stubborn(null), { name: "t" });
  try {
    await asyncio.wait_for(t, 0.01);
  } catch (e) {
    show("caught", e, e === t.exception());
  }
  try {
    await asyncio.wait_for(stubborn(null), 0.01);
  } catch (e) {
    show("caught", e);
  }
  show(asyncio.current_task().cancelling());
}

asyncio.run(main());
