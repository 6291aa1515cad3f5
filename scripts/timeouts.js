// Limits of time: what takes too long is cancelled, cleans up, and is given up.
async function answer(seconds) {
  try {
    await sleep(seconds);
    return 42;
  } finally {
    if (seconds > 1) console.log("  (hung up)");
  }
}

// On one awaitable.
console.log(await asyncio.wait_for(answer(0.001), 60));
try {
  await asyncio.wait_for(answer(3600), 0.001);
} catch (e) {
  console.log(e.name, "because of", e.cause.name);
}

// On a block; the deadline can be moved while it runs.
const value = await asyncio.timeout(0.001, async (scope) => {
  scope.reschedule(get_event_loop().time() + 60);
  return await answer(0.005);
});
console.log(value);
const scope = asyncio.timeout(0.001);
try {
  await scope.run(() => answer(3600));
} catch (e) {
  console.log(e.name, scope.expired());
}

// Nested: each limit is for its own block.
try {
  await asyncio.timeout(60, async () => {
    try {
      await asyncio.timeout(0.001, () => answer(3600));
    } catch (e) {
      console.log("inner:", e.name);
    }
    await asyncio.timeout_at(get_event_loop().time() + 0.001, () => answer(3600));
  });
} catch (e) {
  console.log("outer:", e.name);
}

// Without an error: go on with what there is.
const pages = [];
await asyncio.move_on_after(0.001, async () => {
  pages.push("cached page");
  pages.push(await answer(3600));
});
console.log("we have:", pages.join(", "));

// shield: the limit is for waiting, not for the work.
const disk = new asyncio.Event();
const saving = create_task(async () => {
  await disk.wait();
  return "saved";
});
try {
  await asyncio.wait_for(asyncio.shield(saving), 0.001);
} catch (e) {
  console.log(e.name, "- still saving:", !saving.done());
}
disk.set();
console.log(await saving);

// As they are done.
const slow = create_task(sleep(0.002, "slow"), "slow");
for await (const task of asyncio.as_completed([slow, create_task(sleep(0.001), "fast")], { timeout: 60 })) {
  console.log("done:", task.get_name(), task === slow);
}

// The first of several, and what is left.
const tasks = [create_task(sleep(0.001, "a"), "a"), create_task(sleep(3600, "b"), "b")];
const [done, pending] = await asyncio.wait(tasks, { return_when: asyncio.FIRST_COMPLETED });
console.log([...done].map((t) => t.get_name()), [...pending].map((t) => t.get_name()));
console.log("cancelled:", await tasks[1].cancel_and_wait());
