// What people do with these packages, one line of output each.
import { chunk, cloneDeep, debounce, groupBy, merge, sortBy, template } from "lodash-es";
import { addDays, differenceInDays, format, formatDistance, parseISO } from "date-fns";
import dayjs from "dayjs";
import utc from "dayjs/plugin/utc.js";
import EventEmitter from "eventemitter3";
import { enablePatches, produce, produceWithPatches } from "immer";
import pLimit from "p-limit";
import * as R from "ramda";
import { parse, stringify, v4, v5, v7, validate, version } from "uuid";
import * as v from "valibot";
import * as yup from "yup";
import { z } from "zod";

console.log(chunk([1, 2, 3], 2), cloneDeep({ a: [new Map([[1, 2]])] }), groupBy([1, 2, 3], x => x % 2), sortBy([3, 1, 2]));
console.log(merge({ a: { b: 1 } }, { a: { c: 2 } }), template("hello <%= user %>")({ user: "fred" }));
let calls = 0;
const bounced = debounce(() => calls++, 5);
bounced(); bounced(); bounced();
await sleep(0.02);
console.log("debounced", calls);

const day = new Date(2026, 0, 31);
console.log(format(addDays(day, 1), "yyyy-MM-dd EEEE"), differenceInDays(new Date(2026, 1, 1), new Date(2026, 0, 1)));
console.log(formatDistance(new Date(2026, 0, 1), new Date(2026, 0, 4)), parseISO("2026-02-03").getDate());

const limit = pLimit(2);
let running = 0, most = 0;
console.log(await Promise.all([1, 2, 3, 4].map(x => limit(async () => {
  most = Math.max(most, ++running);
  await sleep(0.001);
  running--;
  return x * 2;
}))), most);

const User = z.object({ name: z.string().min(2), age: z.number().int().optional(), tags: z.array(z.enum(["a", "b"])).default([]) });
type User = z.infer<typeof User>;
const user: User = User.parse({ name: "bob", age: 3 });
const bad = User.safeParse({ name: "x", age: 1.5, tags: ["c"] });
console.log(user, bad.success, bad.error!.issues.map(i => i.path.join(".") + ":" + i.code).join(" "));

dayjs.extend(utc); // CommonJS, as eventemitter3 is
console.log(dayjs("2026-01-31").add(1, "month").format("dddd D MMMM YYYY"), dayjs.utc("2026-03-01T12:00:00Z").startOf("week").toISOString());

const emitter = new EventEmitter<{ data: [number] }>();
const got: string[] = [];
emitter.on("data", n => got.push("on " + n)).once("data", n => got.push("once " + n));
console.log(emitter.emit("data", 1), emitter.emit("data", 2), got, emitter.listenerCount("data"));

enablePatches();
const before = { items: [{ done: false }, { done: false }], same: { x: 1 } };
const after = produce(before, draft => { draft.items[1].done = true; });
const [, patches] = produceWithPatches(before, draft => { draft.items.push({ done: true }); });
console.log(after.items, before.items[1].done, after.same === before.same, Object.isFrozen(after), JSON.stringify(patches));

console.log(R.pipe(R.filter((n: number) => n % 2 === 1), R.map(R.multiply(10)), R.sum)([1, 2, 3]), R.assocPath(["a", "b"], 1, {}), R.groupBy(String, [1, 2, 1]));

const ids = new Set(Array.from({ length: 100 }, () => v4()));
console.log(ids.size, [...ids].every(validate), version(v7()), v5("coro", v5.URL), stringify(parse(v5("coro", v5.DNS))));

const Login = v.object({ email: v.pipe(v.string(), v.email()), age: v.optional(v.number(), 18) });
console.log(v.parse(Login, { email: "a@b.org" }), v.safeParse(Login, { email: "x" }).issues?.map(i => v.getDotPath(i) + ": " + i.message));

const order = yup.object({ count: yup.number().integer().positive().required(), mail: yup.string().email() });
console.log(await order.validate({ count: "3" }), await order.validate({ count: 0, mail: "x" }, { abortEarly: false }).catch(e => e.errors));
