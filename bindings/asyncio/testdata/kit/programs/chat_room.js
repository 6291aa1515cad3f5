// statements: 87
class Room {
  constructor() {
    this.members = new Map();
    this.history = [];
  }

  async session(name, inbox, script) {
    this.members.set(name, inbox);
    this.say("*", name + " joins");
    try {
      for (const line of script) {
        if (line === null) {
          await asyncio.sleep(0);
        } else {
          this.say(name, line);
        }
      }
    } finally {
      this.members.delete(name);
      this.say("*", name + " leaves");
      inbox.shutdown();
    }
  }

  say(who, text) {
    this.history.push(`${who}: ${text}`);
    for (const [name, inbox] of this.members) {
      if (name !== who) {
        inbox.put_nowait(`${who}: ${text}`);
      }
    }
  }
}

async function read(name, inbox) {
  const lines = [];
  try {
    while (true) {
      lines.push(await inbox.get());
    }
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    return [name, lines];
  }
}

async function main() {
  const room = new Room();
  const inboxes = { ann: new asyncio.Queue(), bob: new asyncio.Queue(), cat: new asyncio.Queue() };
  const readers = Object.entries(inboxes).map(([name, inbox]) => create_task(read(name, inbox)));
  await asyncio.TaskGroup(async (tg) => {
    tg.create_task(room.session("ann", inboxes.ann, ["hello", null, null, "bye"]));
    tg.create_task(room.session("bob", inboxes.bob, [null, "hi ann", null, null, null]));
    const cat = tg.create_task(room.session("cat", inboxes.cat, Array(100).fill(null)));
    await asyncio.sleep(0.01);
    cat.cancel();
  });
  for (const [name, lines] of await asyncio.gather(...readers)) {
    show(name, lines);
  }
  show(room.history.length, room.members.size);
}

asyncio.run(main());
