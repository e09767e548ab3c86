import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { reviewFiles } from "../../src/review/folder/layout.js";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { fakeIo } from "../cli/fake-io.js";
import { runCli } from "../support/cli.js";
import { type Fill, returnCsv, returnXlsx } from "../support/filled-sheets.js";
import { WRITE_KEY } from "../support/provision-place.js";
import { readme, shownCommands, tableBelow } from "../support/readme.js";
import { wholeReview } from "../support/whole-review.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/review.md"), "utf8");

/** What the reviewers of the README decide. */
const removals: readonly [person: string, access: string][] = [
  ["Eve Mallory", "VPN"],
  ["Ingrid", "role Manager"],
  ["Front Desk (day)", "Lunch orders"],
  ["Grace", "AWS"],
  ["Søren", "Engineering"],
];

const decide: Fill = (rows) =>
  rows.map((row) => {
    const isRemoved = removals.some(
      ([person, access]) => row.Person?.includes(person) === true && row.Access?.includes(access) === true,
    );
    return { ...row, Decision: isRemoved ? "Remove" : "Keep" };
  });

/** Without what differs from one run to the next, and where lines end because of it. */
function timeless(text: string): string {
  return (
    text
      .replace(/^\{"level":.*\n/gm, "")
      .replace(/\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}(?:\s+\d\d:\d\d)?/g, "DAY")
      .replace(/\(?\d+ (?:s|min) old/g, "AGE")
      // Keys are of one opening alone.
      .replace(/\br_[0-9a-f]{16}\b/g, "KEY")
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** What is done besides the commands that are shown, before the nth call of `review COMMAND`. */
type Meanwhile = Readonly<Record<string, () => unknown>>;

async function helpOf(command: string): Promise<string> {
  const io = fakeIo();
  await run(["node", "jc-connector", ...command.split(" "), "--help"], io);
  return io.stdout.text();
}

describe("the README's review", () => {
  it("shows what its commands really print", async () => {
    const place = await wholeReview(demoOrganization());
    const { folder, cwd, sync, url } = place;
    const synced = async () => expect((await sync(join(cwd, "sync.json"))).code).toBe(0);
    const meanwhile: Meanwhile = {
      open: synced,
      check: async () => {
        returnCsv(folder, { sheet: "sheet-ingrid.halvorsen", fill: decide });
        for (const sheet of ["sheet-amelia.hart", "sheet-noah.okafor"]) {
          await returnXlsx(folder, { sheet, fill: decide });
        }
      },
      close: async () => {
        await returnXlsx(folder, { sheet: "sheet-security", fill: decide });
        await synced();
      },
    };
    const shown = shownCommands(readme).filter(({ args }) => args[0] === "review");
    expect(shown.map(({ args }) => args[1])).toEqual(["open", "check", "apply", "apply", "close"]);
    for (const { args, output } of shown) {
      await meanwhile[args[1] ?? ""]?.();
      const { stdout, stderr } = await runCli(args, {
        cwd,
        env: { COLUMNS: "100", JUMPCLOUD_WRITE_API_KEY: WRITE_KEY, JUMPCLOUD_BASE_URL: url },
      });
      expect({ args, printed: timeless(`${stderr}${stdout}`) }).toEqual({ args, printed: timeless(output) });
    }
  });
});

describe("docs/review.md", () => {
  it("tells what each file of a review is, and of no other", () => {
    const told = tableBelow(page, "Where a review is").map(([cell = ""]) => cell.replaceAll(/[`/]/g, ""));
    expect(told.sort()).toEqual(
      Object.values(reviewFiles)
        .filter((name) => name !== reviewFiles.lock)
        .sort(),
    );
  });

  it("names only flags that these commands have", async () => {
    const helps = await Promise.all(
      ["review open", "review check", "review apply", "review close", "sync"].map(helpOf),
    );
    const flags = new Set([...page.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag));
    expect([...flags].filter((flag) => !new RegExp(`${flag}\\b`).test(helps.join("\n")))).toEqual([]);
  });
});
