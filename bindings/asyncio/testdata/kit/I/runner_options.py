import asyncio
from kit import show


made = []


def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]


async def debug():
    return runner.get_loop().get_debug()


runner = asyncio.Runner(debug=True, loop_factory=factory)
show("made when needed", len(made))
show(runner.get_loop() is made[0], made[0].is_closed())
show(runner.run(debug()))
runner.close()
show("closed with it", made[0].is_closed())
runner = asyncio.Runner(loop_factory=factory)
show("not used, not made", len(made))
runner.close()
show(len(made))
