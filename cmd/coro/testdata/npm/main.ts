import "./buffer.js"
// What people do with these packages, one line of output each.
import { chunk, cloneDeep, debounce, groupBy, merge, sortBy, template } from "lodash-es";
import { addDays, differenceInDays, format, formatDistance, parseISO } from "date-fns";
import { customAlphabet, nanoid } from "nanoid";
import pLimit from "p-limit";
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

console.log(nanoid().length, /^[ab]{5}$/.test(customAlphabet("ab", 5)()), new Set(Array.from({ length: 100 }, () => nanoid())).size);

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
