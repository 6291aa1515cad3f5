// statements: 75, 76
async function job(name) {
  show(name, "ran");
}

async function attempt(label, fn) {
  try {
    fn();
  } catch (e) {
    show(label, e);
  }
}

async function late(tg) {
  try {
    await asyncio.sleep(30);
  } finally {
    await attempt("aborting", () => tg.create_task(job("late")));
  }
}

async function fails() {
  await asyncio.sleep(0);
  throw new RangeError("abort");
}

async function main() {
  const tg = new asyncio.TaskGroup();
  await attempt("not entered", () => tg.create_task(job("early")));
  await tg.run(async (tg) => {
    tg.create_task(job("normal"));
    try {
      await tg.run(async () => {
        show("wrong");
      });
    } catch (e) {
      show("entered twice", e);
    }
  });
  await attempt("finished", () => tg.create_task(job("after")));
  try {
    await tg.run(async () => {
      show("wrong");
    });
  } catch (e) {
    show("again", e);
  }
  try {
    await asyncio.TaskGroup(async (other) => {
      other.create_task(late(other));
      other.create_task(fails());
    });
  } catch (eg) {
    show(eg);
  }
}

asyncio.run(main());
