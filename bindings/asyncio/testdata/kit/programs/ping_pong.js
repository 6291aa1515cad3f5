// statements: 85
async function player(name, inbox, outbox, log) {
  let hits = 0;
  while (true) {
    const ball = await inbox.get();
    if (ball === null) {
      outbox.put_nowait(null);
      return [name, hits];
    }
    hits += 1;
    log.push(`${name} ${ball}`);
    await outbox.put(ball < 7 ? ball + 1 : null);
    if (ball >= 7) {
      return [name, hits];
    }
  }
}

async function main() {
  const left = new asyncio.Queue(1), right = new asyncio.Queue(1), log = [];
  await left.put(0);
  show(await asyncio.gather(player("ping", left, right, log), player("pong", right, left, log)));
  show(log);
  show(left.qsize(), right.qsize());
  const court = new asyncio.Queue(1);
  const judge = create_task(asyncio.wait_for(court.get(), 0.02));
  try {
    await judge;
  } catch (e) {
    show("nobody plays", e.name);
  }
}

asyncio.run(main());
