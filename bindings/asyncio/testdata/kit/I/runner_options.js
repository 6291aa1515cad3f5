// statements: none
async function main() {
  const loop = asyncio.get_running_loop();
  show("debug", loop.get_debug(), "made by the factory", loop === made.at(-1));
  return made.length;
}

const made = [];
function factory() {
  made.push(asyncio.new_event_loop());
  return made.at(-1);
}

let runner = new asyncio.Runner({ debug: true, loop_factory: factory });
show("made when needed", made.length);
show(runner.get_loop() === made[0], made[0].is_closed());
show(await runner.run((async () => runner.get_loop().get_debug())()));
await runner.close();
show("closed with it", made[0].is_closed());
runner = new asyncio.Runner({ loop_factory: factory });
show("not used, not made", made.length);
await runner.close();
show(made.length);
