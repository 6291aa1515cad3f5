// statements: none
async function step(name, turns, fail = null) {
  for (let i = 0; i < turns; i++) await asyncio.sleep(0);
  if (fail) throw fail;
  return name;
}

async function main() {
  const me = asyncio.current_task();
  const scopes = [];
  const plan = [["login", 2, null], ["hang", null, null], ["query", 1, new RangeError("bad query")], ["logout", 3, null]];
  for (const [name, turns, fail] of plan) {
    const scope = asyncio.timeout(turns ? 5 : 0.01);
    scopes.push(scope);
    try {
      await scope.run(async () => {
        if (turns === null) await asyncio.get_running_loop().create_future();
        show(name, "->", await step(name, turns, fail));
      });
    } catch (e) {
      if (e instanceof asyncio.TimeoutError) show(name, "timed out");
      else if (e instanceof RangeError) show(name, e);
      else throw e;
    }
    show(me.cancelling());
  }
  show(scopes.map((s) => s.expired()));
}

asyncio.run(main());
