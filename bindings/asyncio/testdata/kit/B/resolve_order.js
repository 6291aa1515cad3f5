// statements: 12, 17
async function main() {
  const loop = asyncio.get_running_loop();
  const futs = {};
  for (const n of "abc") {
    futs[n] = loop.create_future();
  }
  const log = [];

  function chain(f) {
    log.push("chain " + f.result());
    if (f === futs.a) {
      futs.c.set_result("c by a");
    }
  }

  for (const n of "cba") {
    futs[n].add_done_callback(chain);
    futs[n].add_done_callback((f) => log.push("second of " + n));
  }
  futs.b.set_result("b");
  futs.a.set_result("a");
  for (let n = 0; n < 3; n++) {
    show("pass", n, log);
    log.length = 0;
    await asyncio.sleep(0);
  }
  show([await futs.a, await futs.b, await futs.c]);
}

asyncio.run(main());
