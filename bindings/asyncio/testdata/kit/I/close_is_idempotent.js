// statements: none
const loop = asyncio.new_event_loop();
show(loop.is_closed(), loop.is_running(), loop.get_debug());
loop.set_debug(true);
show(loop.get_debug());

async function inside() {
  show("running", loop.is_running());
  try {
    loop.close();
  } catch (e) {
    show(e);
  }
  try {
    await loop.run_forever();
  } catch (e) {
    show(e.name);
  }
}

await loop.run_until_complete(inside());
loop.close();
show(loop.is_closed(), loop.is_running());
