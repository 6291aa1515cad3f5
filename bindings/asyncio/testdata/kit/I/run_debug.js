// statements: none
async function flags() {
  return asyncio.get_running_loop().get_debug();
}

show(await asyncio.run(flags(), { debug: true }));
show(await asyncio.run(flags(), { debug: false }));
