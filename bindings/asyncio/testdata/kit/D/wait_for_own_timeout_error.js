// statements: none
async function gives_up() {
  await asyncio.sleep(0);
  throw new asyncio.TimeoutError("inner limit");
}

async function main() {
  try {
    await asyncio.wait_for(gives_up(), 5);
  } catch (e) {
    show("own", e, e.cause);
  }
  try {
    await asyncio.wait_for(gives_up(), null);
  } catch (e) {
    show("own", e, e.cause);
  }
  try {
    await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(30), 0.01), 5);
  } catch (e) {
    show("inner limit", e, e.cause);
  }
  try {
    await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(30), 5), 0.01);
  } catch (e) {
    show("outer limit", e, e.cause);
  }
  show(asyncio.current_task().cancelling());
}

asyncio.run(main());
