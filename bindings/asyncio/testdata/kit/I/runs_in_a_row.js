// statements: none
const seen = [];

async function main(n) {
  seen.push(n);
  await asyncio.sleep(0.01 * n);
  return [n, asyncio.current_task() !== null];
}

for (let n = 1; n < 4; n++) {
  const [value, in_task] = await asyncio.run(main(n));
  show(value, in_task);
}
show(seen);
