// A callback API wrapped in a Future.
function fetch_user(id, callback) {
  setTimeout(() => (id > 0 ? callback(null, { id, name: `user ${id}` }) : callback(new RangeError(`no user ${id}`))), 2);
}

function user(id) {
  const future = asyncio.get_event_loop().create_future();
  fetch_user(id, (error, value) => {
    if (future.cancelled()) return;
    if (error) future.set_exception(error);
    else future.set_result(value);
  });
  return future;
}

console.log(await user(1));
try {
  await user(-1);
} catch (e) {
  console.log(e.name, e.message);
}
const f = user(2);
f.add_done_callback((f) => console.log("callback:", f.result().name));
await f;
const dropped = user(3);
console.log(dropped.cancel(), dropped.cancelled(), dropped.done());
