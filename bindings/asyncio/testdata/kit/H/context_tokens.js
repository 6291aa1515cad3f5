// statements: 91
const plain = new asyncio.ContextVar("plain");
const level = new asyncio.ContextVar("level", { default: "default" });

async function main() {
  show(plain.name, level.name, level.get(), level.get("fallback"), plain.get("fallback"));
  try {
    plain.get();
  } catch (e) {
    show(e.name);
  }
  const t1 = level.set("one");
  const t2 = level.set("two");
  show(level.get(), level.get("fallback"));
  level.reset(t2);
  show("reset", level.get());
  level.reset(t1);
  show("reset", level.get());
  try {
    level.reset(t1);
  } catch (e) {
    show("a token serves once:", e.name);
  }
  const token = plain.set(null);
  show("set to none", plain.get("fallback"));
  plain.reset(token);
  show("unset again", plain.get("fallback"));
  try {
    level.reset(plain.set(1));
  } catch (e) {
    show("token of another variable:", e.name);
  }
  const ctx = asyncio.copy_context();
  try {
    level.reset(ctx.run(() => level.set("elsewhere")));
  } catch (e) {
    show("token of another context:", e.name);
  }
  show(level.get(), ctx.get(level));
  try {
    ctx.run(() => ctx.run(show, "not reached"));
  } catch (e) {
    show("entered already:", e.name);
  }
}

asyncio.run(main());
