import fc from "fast-check";
import type { SmallFile } from "../small-sync-file.js";

const pieces = [
  "a",
  "Ops",
  " ",
  "  ",
  ",",
  ";",
  '"',
  "\n",
  "\r\n",
  "\t",
  "=1+1",
  "@x",
  "-",
  "+",
  "é",
  "李",
  "\u001b[2J",
  "'",
  "|",
  "<b>",
  "\u00a0",
  "{",
  "\ud83d\ude80",
];
const anyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));
const anyAddress = fc.constantFrom(
  "ada@example.com",
  "ADA@example.com",
  "bob@other.example",
  "=1@example.com",
  " eve@example.com ",
  "a,b@example.com",
  "+1;2@example.com",
  null,
);
const anyState = fc.constantFrom("suspended" as const, "locked" as const, "staged" as const);

const anyUser = fc.record(
  {
    name: anyText,
    email: anyAddress,
    username: fc.option(anyText),
    department: anyText,
    title: anyText,
    state: anyState,
    lastLogin: fc.constant("2026-11-01T10:00:00Z"),
    profile: fc.record({ first_name: anyText, last_name: anyText }, { requiredKeys: [] }),
  },
  { requiredKeys: ["name", "email"] },
);
const anyAdmin = fc.record(
  {
    name: anyText,
    email: anyAddress,
    service: fc.constant(true as const),
    state: fc.constant("suspended" as const),
  },
  { requiredKeys: ["name", "email"] },
);
const named = fc.record({ name: anyText });

const users = ["u1", "u2", "u3", "u4"];
const groups = ["g1", "g2"];
const apps = ["a1", "a2"];
const admins = ["x1", "x2", "x3"];

function edges(from: readonly string[], to: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(...from.map((id) => fc.subarray([...to]).map((ends) => `${id}: ${ends.join(" ")}`)))
    .map((all) => all.join("; "));
}

function each<Item>(ids: readonly string[], item: fc.Arbitrary<Item>): fc.Arbitrary<Record<string, Item>> {
  return fc
    .array(item, { minLength: ids.length, maxLength: ids.length })
    .map((items) => Object.fromEntries(items.map((one, index) => [ids[index], one])));
}

/** Few people with little, all of whose names are a trap for who writes or reads a CSV file. */
export const hostileFile: fc.Arbitrary<SmallFile> = fc.record({
  users: each(users, anyUser),
  admins: each(admins, anyAdmin),
  groups: each(groups, named),
  apps: each(apps, named),
  roles: each(["r1", "r2"], named),
  members: edges(groups, users),
  direct: edges(apps, users),
  bound: edges(apps, groups),
  holds: edges(["r1", "r2"], admins),
});
