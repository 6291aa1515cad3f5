// statements: 103
const started = [];

async function job(name, delay) {
  started.push(name);
  await asyncio.sleep(delay);
  return name;
}

async function main() {
  const out = [];
  for (const next of asyncio.as_completed([job("c", 0.03), job("a", 0.01), job("b", 0.02)])) {
    out.push(await next);
  }
  show(started);
  show(out);
}

asyncio.run(main());
