// statements: 5, 16
async function main() {
  const loop = asyncio.get_running_loop();
  const base = loop.time() - 1000;
  const fired = [];
  const handles = [];
  for (let i = 0; i < 300; i++) {
    handles.push(loop.call_at(base + (i * 37) % 300, (n) => fired.push(n), (i * 37) % 300));
  }
  handles.forEach((h, i) => {
    if (i % 5) {
      h.cancel();
    }
  });
  show("kept", handles.filter((h) => !h.cancelled()).length);
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  show("fired", fired.length, "in order", fired.every((n, i) => i === 0 || fired[i - 1] < n));
  show(fired.slice(0, 5), fired.slice(-5));
  const far = [];
  for (let i = 0; i < 150; i++) {
    far.push(loop.call_later(3600 + i, (n) => fired.push(n), -1));
  }
  for (const h of far) {
    h.cancel();
  }
  loop.call_later(0, (n) => fired.push(n), "last");
  await asyncio.sleep(0.01);
  show(fired.at(-1), fired.length);
}

asyncio.run(main());
