// A pool of three workers that take jobs from one list until it is empty.
const jobs = Array.from({ length: 9 }, (_, i) => i + 1);
const done = [];

async function worker(name) {
  let n = 0;
  while (jobs.length > 0) {
    const job = jobs.shift();
    await sleep(job * 0.002);
    done.push(job);
    n++;
  }
  return `${name} did ${n}`;
}

const results = await asyncio.gather(worker("w1"), worker("w2"), worker("w3"));
console.log(results.join(", "));
console.log("jobs done:", done.length, "sum:", done.reduce((a, b) => a + b));
