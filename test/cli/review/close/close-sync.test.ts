import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answered, itemOf, REVIEW } from "../../../support/closed-review.js";
import { filesIn, runClose } from "../../../support/closed-run.js";
import type { SmallFile } from "../../../support/small-sync-file.js";
import { engineering, later, sales, workplace } from "./close-place.js";

describe("the sync that closes a review", () => {
  it.each<{ what: string; file: Partial<SmallFile>; code: number; says: string }>([
    {
      what: "older than the last receipt",
      file: { startedAt: "2026-11-22T11:59:59Z" },
      code: 3,
      says: "the last line of the receipts is of 2026-11-22 12:00:00 UTC",
    },
    {
      what: "of the moment of the last receipt",
      file: { startedAt: "2026-11-22T12:00:00Z" },
      code: 3,
      says: "jc-connector sync, then close again",
    },
    {
      what: "older than the review",
      file: { startedAt: "2026-11-20T02:00:00Z" },
      code: 3,
      says: "the review was opened on 2026-11-20 08:00:00 UTC",
    },
    {
      what: "of a time to come",
      file: { startedAt: "2026-11-23T09:06:00Z" },
      code: 3,
      says: "later than now",
    },
    { what: "not complete", file: { incomplete: ["group"] }, code: 3, says: "is incomplete (group)" },
    {
      what: "of another organisation",
      file: { organization: { id: "o2" } },
      code: 2,
      says: "is of organisation o2, the review 2026-Q4 of o1",
    },
    {
      what: "of nobody knows which",
      file: { organization: {} },
      code: 2,
      says: "does not say of which organisation it is",
    },
  ])("refuses a sync file $what, and writes nothing", async ({ file, code, says }) => {
    const { args, folder } = await workplace({}, { ...later, ...file });
    const before = filesIn(join(folder, REVIEW));
    const { code: exit, stdout, stderr } = await runClose(args);
    expect({ exit, stdout }).toEqual({ exit: code, stdout: "" });
    expect(stderr).toContain(says);
    expect(filesIn(join(folder, REVIEW))).toEqual(before);
  });

  it.each<{ what: string; file: SmallFile; says: string }>([
    {
      what: "of apps",
      file: { ...later, without: ["app"] },
      says: "sync.json was made --without app: sync again with all",
    },
    {
      what: "of administrators",
      file: { ...later, without: ["admin_user"] },
      says: "sync.json was made --without admin_user: sync again with all",
    },
    {
      what: "of service accounts, which lacks an account of the review",
      file: { ...later, notRead: ["service accounts"] },
      says: "sync.json did not read service accounts (refused), so nobody knows whether these are gone: Backup Robot: sync again",
    },
  ])("proves nothing by a sync that read nothing $what", async ({ file, says }) => {
    const robot = itemOf("m1", "r1", { person: "Backup Robot" });
    const returned = {
      "sheet-boss.csv": answered(["Remove", engineering], ["Keep", sales], ["Remove", robot]),
    };
    const { args, folder } = await workplace({ items: [engineering, sales, robot], returned }, file);
    const before = filesIn(join(folder, REVIEW));
    const { code, stdout, stderr } = await runClose(args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(says);
    expect(filesIn(join(folder, REVIEW))).toEqual(before);
  });

  it("takes what the later sync did not read for no hindrance where nobody of the review is concerned", async () => {
    const robot = itemOf("m1", "r1", { person: "Backup Robot" });
    const returned = {
      "sheet-boss.csv": answered(["Remove", engineering], ["Keep", sales], ["Keep", robot]),
    };
    const lists = ["service accounts", "administrators of a managing provider", "roles that nobody holds"];
    const { args } = await workplace(
      { items: [engineering, sales, robot], returned },
      { ...later, admins: { m1: { service: true } }, roles: { r1: {} }, holds: "r1: m1", notRead: lists },
    );
    expect(await runClose(args)).toMatchObject({ code: 0, stderr: "" });
  });

  it("takes the id of the organisation for the same whatever its case", async () => {
    const { args } = await workplace(
      { organization: { id: "ABCDEF" } },
      { ...later, organization: { id: "abcdef" } },
    );
    expect(await runClose(args)).toMatchObject({ code: 0, stderr: "" });
  });

  it("refuses a resumed sync file that holds older data", async () => {
    const { args, folder } = await workplace();
    const path = join(folder, "sync.json");
    const resumed = `"resumed":{"from":"x","units":1,"oldestReadAt":"2026-11-22T11:00:00Z"},"digest"`;
    writeFileSync(path, readFileSync(path, "utf8").replace(`"digest"`, resumed));
    const { code, stderr } = await runClose(args);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining("something in it was read on 2026-11-22 11:00:00 UTC"),
    ]);
  });

  it("refuses a file in which somebody changed a record, and says how to find out more", async () => {
    const { args, folder } = await workplace();
    const path = join(folder, "sync.json");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("Ada Lovelace", "Eve Lovelace"));
    const before = filesIn(join(folder, REVIEW));
    const { code, stdout, stderr } = await runClose(args);
    expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
    expect(stderr).toContain(
      "somebody changed the file: sync again\n  What is false in it: jc-connector verify FILE",
    );
    expect(filesIn(join(folder, REVIEW))).toEqual(before);
  });

  it("refuses a file that holds less than it states, standard input, and a review that is none", async () => {
    const { args, folder } = await workplace();
    const path = join(folder, "sync.json");
    expect((await runClose([REVIEW, "-", "--reviews", folder])).stderr).toContain("not standard input");
    expect(await runClose(["2026-Q3", ...args.slice(1)])).toMatchObject({ code: 2, stdout: "" });
    writeFileSync(path, readFileSync(path, "utf8").replace(/(?<="grants":)\d+(?=,"byResourceType")/, "99"));
    const { code, stderr } = await runClose(args);
    expect([code, stderr]).toEqual([3, expect.stringContaining("it states 99 grants")]);
  });
});
