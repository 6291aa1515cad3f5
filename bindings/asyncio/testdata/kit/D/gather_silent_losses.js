// statements: 46
async function fails(n) {
  for (let i = 0; i < n; i++) await asyncio.sleep(0);
  show("raising", n);
  throw new asyncio.RuntimeError(`number ${n}`);
}

async function main() {
  const reports = [];
  const loop = asyncio.get_running_loop();
  loop.set_exception_handler((l, c) => { reports.push(c.message); });
  try {
    await asyncio.gather(fails(1), fails(2), fails(3));
  } catch (e) {
    show("first", e);
  }
  for (let i = 0; i < 6; i++) await asyncio.sleep(0);
  show("reports", reports);
}

asyncio.run(main());
