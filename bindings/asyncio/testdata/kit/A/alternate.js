// statements: 7
async function count(name, delay) {
  for (let i = 0; i < 4; i++) {
    show(name, i);
    await asyncio.sleep(delay);
  }
  return name;
}

async function main() {
  show(await asyncio.gather(count("zero", 0), count("negative", -3), count("also zero", 0.0)));
  const t = create_task(count("alone", 0));
  let passes = 0;
  while (!t.done()) {
    passes += 1;
    await asyncio.sleep(0);
  }
  show("passes", passes, t.result());
}

asyncio.run(main());
