// statements: 49
async function child(name) {
  show(name, "starts");
  try {
    await asyncio.sleep(30);
  } catch (e) {
    show(name, e);
    throw e;
  }
}

async function attempt(label, flag) {
  const g = asyncio.gather(child(label + "1"), child(label + "2"), { return_exceptions: flag });
  await asyncio.sleep(0);
  show("cancel", g.cancel("stop " + label), g.cancelled(), g.done());
  try {
    show("value", await g);
  } catch (e) {
    show("raised", e);
  }
  show("state", g.done(), g.cancelled(), asyncio.current_task().cancelling());
  show("again", g.cancel());
}

async function main() {
  await attempt("plain", false);
  await attempt("kept", true);
}

asyncio.run(main());
