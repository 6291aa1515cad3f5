// statements: 1, 11
async function f(n) {
  show("f", n, "in", asyncio.current_task());
  await asyncio.sleep(0);
  return n * 10;
}

function make(n) {
  show("make", n);
  return create_task(f(n), { name: `made ${n}` });
}

async function main() {
  let t = create_task(f(3), { name: "three" });
  show(await asyncio.gather(make(1), create_task(f(2), { name: "two" }), asyncio.shield(t), f(4)));
  t = create_task(asyncio.wait_for(f(5), 5), { name: "limited" });
  show("created", t.done());
  show(await t);
  show(await asyncio.gather(asyncio.gather(f(6), f(7)), asyncio.wait_for(f(8), 5)));
  show(await asyncio.wait_for(asyncio.gather(f(9), asyncio.sleep(0, "slept")), 5));
  const tasks = [10, 11].map((n) => create_task(f(n), { name: `t${n}` }));
  show("list", tasks.map((t) => t.done()));
  show([await tasks[0], await tasks[1]]);
}

asyncio.run(main());
