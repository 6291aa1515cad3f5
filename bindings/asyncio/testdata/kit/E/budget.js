// statements: none
class Rejected extends Error {
  get name() {
    return "Rejected";
  }
}

async function call(service, mode, log) {
  try {
    if (mode === "hang") await asyncio.sleep(30);
    if (mode === "reject") {
      await asyncio.sleep(0);
      throw new Rejected(service);
    }
    await asyncio.sleep(0);
    return service + " ok";
  } finally {
    log.push(service + " released");
  }
}

// with_fallback tries the primary within a short limit, then the secondary within what is left.
async function with_fallback(name, primary, secondary, log) {
  try {
    return await asyncio.timeout(primary === "hang" ? 0.01 : 20, async () => {
      return await call(name + "/primary", primary, log);
    });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError || e instanceof Rejected)) throw e;
    log.push(e);
  }
  return await call(name + "/secondary", secondary, log);
}

async function handle(request, modes, total) {
  const log = [];
  const me = asyncio.current_task();
  let status = "?";
  const budget = asyncio.timeout(total);
  try {
    await budget.run(async () => {
      const user = await with_fallback("user", ...modes[0], log);
      const orders = await with_fallback("orders", ...modes[1], log);
      status = [user, orders];
    });
  } catch (e) {
    if (e instanceof asyncio.TimeoutError) {
      status = "504";
      show(request, "out of budget", e.cause);
    } else if (e instanceof Rejected) {
      status = "502";
      show(request, "rejected by", e);
    } else {
      throw e;
    }
  }
  show(request, status, budget.expired(), me.cancelling());
  for (const entry of log) show("   ", entry);
  return status;
}

async function main() {
  const [ok, hang, reject] = ["ok", "hang", "reject"];
  await handle("all well", [[ok, ok], [ok, ok]], 20);
  await handle("slow user", [[hang, ok], [ok, ok]], 20);
  await handle("both slow", [[hang, ok], [hang, ok]], 20);
  await handle("no orders", [[ok, ok], [hang, hang]], 0.1);
  await handle("refused", [[reject, reject], [ok, ok]], 20);
  await handle("no time", [[ok, ok], [ok, ok]], 0);
  const statuses = await asyncio.gather(
    handle("first", [[ok, ok], [reject, ok]], 20),
    handle("second", [[hang, hang], [ok, ok]], 0.05),
  );
  show(statuses);
}

asyncio.run(main());
