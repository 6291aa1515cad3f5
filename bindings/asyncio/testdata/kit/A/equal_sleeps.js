// statements: 14
async function nap(n, order) {
  await asyncio.sleep(0.01);
  order.push(n);
}

async function main() {
  const order = [];
  const tasks = [];
  for (let i = 0; i < 12; i++) {
    tasks.push(create_task(nap(i, order)));
  }
  await asyncio.sleep(0.05);
  show("while", order, tasks.filter((t) => t.done()).length);
  const short = create_task(asyncio.sleep(0.01, "short"));
  const long = create_task(asyncio.sleep(0.03, "long"));
  show(await long, short.done());
  show(await short);
}

asyncio.run(main());
