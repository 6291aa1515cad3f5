// statements: 85
async function main() {
  const q = new asyncio.Queue();
  const t = create_task(asyncio.sleep(0.01, "value"));
  q.put_nowait(t);
  const got = await q.get();
  show("the task itself", got === t, got.done());
  show(await got);
  const fut = asyncio.get_running_loop().create_future();
  await q.put(fut);
  const box = await q.get();
  show(box === fut, box.done());
  box.set_result("set by the consumer");
  show(await fut);
}

asyncio.run(main());
