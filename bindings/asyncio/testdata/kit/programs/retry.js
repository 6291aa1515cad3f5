// statements: 34
class Refused extends Error {}

class GaveUp extends Error {}

// Fails a given number of times for each path, then answers; "hang" never answers.

class Server {
  constructor(failures) {
    this.failures = { ...failures };
    this.hits = [];
  }

  async get(path) {
    this.hits.push(path);
    await asyncio.sleep(0);
    if (path === "hang") {
      try {
        await asyncio.get_running_loop().create_future();
      } finally {
        show("  connection to", path, "closed");
      }
    }
    const left = this.failures[path] ?? 0;
    if (left) {
      this.failures[path] = left - 1;
      throw new Refused(`${path} refused, ${left - 1} to go`);
    }
    if (path === "bug") {
      throw new TypeError("a bug is not retried");
    }
    return "contents of " + path;
  }
}

async function retry(fn, path, attempts, delay, delays) {
  let last = null;
  for (let n = 1; n <= attempts; n++) {
    try {
      const value = await fn(path);
      show(" ", path, "answered at attempt", n);
      return value;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      last = e;
      if (n < attempts) {
        delays.push(delay);
        await asyncio.sleep(delay);
        delay = Math.min(delay * 2, 0.004);
      }
    }
  }
  throw new GaveUp(`${path} after ${attempts} attempts`, { cause: last });
}

async function download(server, path, attempts = 4) {
  const delays = [];
  try {
    return await retry((p) => server.get(p), path, attempts, 0.001, delays);
  } catch (e) {
    if (!(e instanceof GaveUp)) throw e;
    show(" ", e.message, "because", e.cause.message);
    return null;
  } finally {
    show(" ", path, "slept", delays.length, "times, longest", Math.max(0, ...delays));
  }
}

function count(list, x) {
  return list.filter((y) => y === x).length;
}

async function main() {
  const server = new Server({ a: 0, b: 2, c: 9 });
  for (const path of ["a", "b", "c", "bug"]) {
    try {
      show(await download(server, path));
    } catch (e) {
      show("failed", e);
    }
  }
  show("hits", server.hits);
  let t = create_task(download(server, "hang"));
  for (let i = 0; i < 3; i++) {
    await asyncio.sleep(0);
  }
  t.cancel("user pressed stop");
  try {
    await t;
  } catch (e) {
    show("cancelled, not retried:", e.message, count(server.hits, "hang"));
  }
  server.failures.d = 1;
  t = create_task(download(server, "d"));
  for (let i = 0; i < 2; i++) {
    await asyncio.sleep(0);
  }
  t.cancel("stop while it backs off");
  try {
    await t;
  } catch (e) {
    show("cancelled:", e.message, count(server.hits, "d"), t.cancelling());
  }
}

asyncio.run(main());
