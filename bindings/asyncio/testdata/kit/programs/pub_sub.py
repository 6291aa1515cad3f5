import asyncio
from kit import show


class Broker:
    def __init__(self):
        self.topics = {}

    def subscribe(self, topic, size=0):
        queue = asyncio.Queue(size)
        self.topics.setdefault(topic, []).append(queue)
        return queue

    async def publish(self, topic, message):
        queues = self.topics.get(topic, [])
        for q in queues:
            await q.put(message)
        return len(queues)

    def close(self):
        for queues in self.topics.values():
            for q in queues:
                q.shutdown()


async def subscriber(name, queue, log):
    try:
        while True:
            message = await queue.get()
            log.append(f"{name} <- {message}")
            await asyncio.sleep(0)
    except asyncio.QueueShutDown:
        log.append(f"{name} leaves")
        return name


async def main():
    broker, log = Broker(), []
    subscribers = [
        asyncio.create_task(subscriber("ann", broker.subscribe("news"), log)),
        asyncio.create_task(subscriber("bob", broker.subscribe("news", 1), log)),
        asyncio.create_task(subscriber("cat", broker.subscribe("sport"), log)),
    ]
    await asyncio.sleep(0)
    show("sent to", await broker.publish("news", "rain"))
    show("sent to", await broker.publish("sport", "1:0"))
    show("sent to", await broker.publish("news", "sun"))
    show("sent to", await broker.publish("weather", "?"))
    broker.close()
    show(await asyncio.gather(*subscribers))
    for line in log:
        show(line)
    try:
        await broker.publish("news", "late")
    except asyncio.QueueShutDown as e:
        show("closed", type(e).__name__)


asyncio.run(main())
