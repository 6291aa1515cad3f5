// A thousand tasks, asleep at once.
async function count(i) {
  await sleep((i % 10) / 1000);
  return i;
}

const tasks = [];
for (let i = 0; i < 1000; i++) tasks.push(create_task(count(i)));
console.log("pending:", asyncio.all_tasks().size - 1);
const results = await asyncio.gather(...tasks);
console.log("sum:", results.reduce((a, b) => a + b), "pending:", asyncio.all_tasks().size - 1);
