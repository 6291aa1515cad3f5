// statements: 16
// Calls fn once things have been quiet for `delay`.

class Debouncer {
  constructor(delay, fn) {
    this.delay = delay;
    this.fn = fn;
    this.handle = null;
    this.dropped = 0;
  }

  call(...args) {
    const loop = asyncio.get_running_loop();
    if (this.handle !== null && !this.handle.cancelled()) {
      this.handle.cancel();
      this.dropped += 1;
    }
    this.handle = loop.call_later(this.delay, (...a) => this.fire(...a), ...args);
  }

  fire(...args) {
    this.handle = null;
    this.fn(...args);
  }

  flush() {
    if (this.handle === null) {
      return false;
    }
    this.handle.cancel();
    this.handle = null;
    return true;
  }
}

class Saver {
  constructor() {
    this.saved = [];
    this.running = null;
    this.again = null;
  }

  // Starts a save; while one runs, the newest text waits for it.
  request(text) {
    if (this.running !== null) {
      this.again = text;
      show("save of", text, "postponed");
      return;
    }
    this.running = create_task(this.save(text), { name: "save " + text });
    this.running.add_done_callback((t) => this.finished(t));
  }

  async save(text) {
    show(asyncio.current_task(), "writes");
    await asyncio.sleep(0);
    if (text === "bad") {
      throw new RangeError("cannot save " + text);
    }
    this.saved.push(text);
  }

  finished(task) {
    show(task, "ended with", task.exception());
    this.running = null;
    if (this.again !== null) {
      const text = this.again;
      this.again = null;
      this.request(text);
    }
  }
}

async function main() {
  const saver = new Saver();
  const edit = new Debouncer(0.01, (text) => saver.request(text));
  for (const text of ["a", "ab", "abc"]) {
    edit.call(text);
  }
  show("dropped", edit.dropped, saver.saved);
  await asyncio.sleep(0.04);
  show(saver.saved);
  edit.call("abcd");
  show("flush", edit.flush(), edit.flush());
  await asyncio.sleep(0.03);
  show(saver.saved);
  for (const text of ["bad", "x", "xy"]) {
    saver.request(text);
  }
  while (saver.running) {
    await asyncio.sleep(0);
  }
  show(saver.saved, saver.again);
}

asyncio.run(main());
