// statements: 15
const loop = asyncio.new_event_loop();

function first() {
  show("first");
  loop.stop();
  show("first ends");
}

loop.call_soon(first);
loop.call_soon(show, "same pass");
await loop.run_forever();
show("stopped", loop.is_running());
loop.call_soon(() => loop.stop());
await loop.run_forever();
show("again", loop.is_closed());
loop.close();
loop.close();
show(loop.is_closed());
