// statements: 38
async function inner(absorb) {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    show("inner sees", e);
    if (!absorb) throw e;
  }
  return "inner value";
}

async function outer(t) {
  try {
    const value = await t;
    show("outer has", value, asyncio.current_task().cancelling());
    return value;
  } catch (e) {
    show("outer sees", e);
    throw e;
  }
}

async function main() {
  for (const absorb of [false, true]) {
    const i = create_task(inner(absorb), { name: "inner" });
    const o = create_task(outer(i), { name: "outer" });
    await asyncio.sleep(0);
    show("cancel outer", o.cancel("from main"), i.cancelling(), o.cancelling());
    try {
      show("result", await o);
    } catch (e) {
      show("raised", e);
    }
    show([i.cancelled(), i.cancelling()], [o.cancelled(), o.cancelling()]);
  }
}

asyncio.run(main());
