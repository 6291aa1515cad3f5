// statements: 85, 87
class Broker {
  constructor() {
    this.topics = new Map();
  }

  subscribe(topic, size = 0) {
    const queue = new asyncio.Queue(size);
    if (!this.topics.has(topic)) {
      this.topics.set(topic, []);
    }
    this.topics.get(topic).push(queue);
    return queue;
  }

  async publish(topic, message) {
    const queues = this.topics.get(topic) ?? [];
    for (const q of queues) {
      await q.put(message);
    }
    return queues.length;
  }

  close() {
    for (const queues of this.topics.values()) {
      for (const q of queues) {
        q.shutdown();
      }
    }
  }
}

async function subscriber(name, queue, log) {
  try {
    while (true) {
      const message = await queue.get();
      log.push(`${name} <- ${message}`);
      await asyncio.sleep(0);
    }
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    log.push(`${name} leaves`);
    return name;
  }
}

async function main() {
  const broker = new Broker(), log = [];
  const subscribers = [
    create_task(subscriber("ann", broker.subscribe("news"), log)),
    create_task(subscriber("bob", broker.subscribe("news", 1), log)),
    create_task(subscriber("cat", broker.subscribe("sport"), log)),
  ];
  await asyncio.sleep(0);
  show("sent to", await broker.publish("news", "rain"));
  show("sent to", await broker.publish("sport", "1:0"));
  show("sent to", await broker.publish("news", "sun"));
  show("sent to", await broker.publish("weather", "?"));
  broker.close();
  show(await asyncio.gather(...subscribers));
  for (const line of log) {
    show(line);
  }
  try {
    await broker.publish("news", "late");
  } catch (e) {
    show("closed", e.name);
  }
}

asyncio.run(main());
