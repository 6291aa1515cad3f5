// statements: 102
async function fails_in_cleanup() {
  try {
    await asyncio.sleep(3600);
  } finally {
    throw new RangeError("cleanup failed");
  }
}

async function main() {
  asyncio.get_running_loop().set_exception_handler((loop, context) => {
    show("handler:", context.message, context.exception, context.task);
  });
  create_task(fails_in_cleanup(), { name: "messy" });
  await asyncio.sleep(0);
  return "main's value";
}

show(await asyncio.run(main()));
