// statements: 9, 23
async function fails_once() {
  await asyncio.sleep(0);
  throw new asyncio.RuntimeError("kept");
}

async function main() {
  const task = create_task(fails_once());
  for (let i = 0; i < 3; i++) {
    try {
      await task;
    } catch (e) {
      show("attempt", i, e);
    }
  }
  const fut = asyncio.get_running_loop().create_future();
  asyncio.get_running_loop().call_soon((v) => fut.set_result(v), [1]);
  const a = await fut, b = await fut;
  show(a === b, a);

  async function reader() {
    return await fut;
  }

  show((await create_task(reader())) === a);
  try {
    await asyncio.gather(task, fut);
  } catch (e) {
    show("gather", e, e === task.exception());
  }
  show(await asyncio.gather(task, fut, { return_exceptions: true }));
}

asyncio.run(main());
