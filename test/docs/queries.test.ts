import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { emptyOrganization } from "../../src/simulator/organization.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { demoMonday } from "../support/demo-monday.js";
import { queriedOrganization } from "../support/queried-organization.js";
import { prepareDemo, prepareOf, queriesPage } from "../support/query-folder.js";
import { directOf, holdersOf } from "../support/query-truth.js";
import { rowsOf, runQuery, shownQueries, withAnswers } from "../support/shown-queries.js";
import { readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const page = readFileSync(queriesPage, "utf8");

type Row = readonly (string | number)[];

/** Rows as sorted texts: of those with one name, the order is by id, which no answer shows. */
function texts(rows: readonly Row[], columns = Number.POSITIVE_INFINITY): string[] {
  return rows.map((row) => row.slice(0, columns).join(" | ")).sort();
}

describe("docs/queries.md", () => {
  it("shows what its queries really answer, each by both tools", async () => {
    const cwd = temporaryFolder();
    await prepareDemo(cwd);
    const shown = shownQueries(page);
    const printed: string[] = [];
    for (const { command } of shown) printed.push(await runQuery(command, cwd));
    if (process.env.UPDATE_GOLDEN) writeFileSync(queriesPage, withAnswers(page, printed));
    expect(printed).toEqual(shownQueries(readFileSync(queriesPage, "utf8")).map(({ answer }) => answer));
    const sections = page.split("\n## ").slice(2);
    const tools = sections.map((section) =>
      shownQueries(section).map(({ command }) => command.split(" ")[0]),
    );
    expect(tools).toEqual(Array(8).fill(["duckdb", "jq"]));
  });
});

it("docs/queries.md has queries that find nothing where there is nothing", async () => {
  const cwd = temporaryFolder();
  const { users } = queriedOrganization().now;
  const organization = { ...emptyOrganization("5f3c1a90b07e4d21c8aa6e11"), users: users.slice(20, 21) };
  await prepareOf({ monday: organization, now: organization }, cwd);
  for (const { command } of shownQueries(page)) {
    expect({ command, rows: rowsOf({ command }, await runQuery(command, cwd)) }).toEqual({
      command,
      rows: [],
    });
  }
});

describe.each([
  { what: "the demo organisation", monday: demoMonday(), now: demoOrganization() },
  { what: "a larger organisation", ...queriedOrganization() },
])("what the page answers of $what", ({ monday, now }) => {
  const cwd = mkdtempSync(join(tmpdir(), "jc-connector-test-"));
  const names = new Map<string, string>();
  const holders = holdersOf(truthOf(now));
  const apps = [...holders].filter(([key]) => key.startsWith("app:"));
  const name = (key: string) => names.get(key) ?? key;
  const typeOf = (key: string) => key.split(":")[0] ?? "";

  beforeAll(async () => {
    await prepareOf({ monday, now }, cwd);
    for (const file of ["monday.json", "sync.json"]) {
      for (const { id, displayName } of readSynced(join(cwd, file)).resources) {
        names.set(`${id.resourceType}:${id.resource}`, displayName);
      }
    }
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  async function jc(...args: string[]) {
    return JSON.parse((await runCommand([...args, "--format", "json"], { cwd })).stdout);
  }

  /** The rows below a heading, by DuckDB and by jq. */
  async function answers(heading: string, rewrite = (command: string) => command): Promise<[Row[], Row[]]> {
    const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
    const [sql, jq] = shownQueries(section).map(({ command }) => rewrite(command));
    if (sql === undefined || jq === undefined) throw new Error(`no queries below ${heading}`);
    return [
      rowsOf({ command: sql }, await runQuery(sql, cwd)),
      rowsOf({ command: jq }, await runQuery(jq, cwd)),
    ];
  }

  it("is how many people an app reaches", async () => {
    const reach: [string, number, number, number, number][] = [];
    for (const [key, held] of apps) {
      const { counts } = await jc("access", "--to", key);
      const direct = directOf(key, held);
      expect([key, counts.people, counts.throughOnly]).toEqual([key, held.size, held.size - direct]);
      reach.push([name(key), held.size, held.size - counts.disabled, direct, held.size - direct]);
    }
    reach.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const [duckdb, jq] = await answers("Which apps reach the most people?");
    expect(texts(duckdb)).toEqual(texts(reach.slice(0, 10)));
    expect(jq).toEqual(duckdb);
  });

  it("is who has an app in more than one way", async () => {
    const several = apps.flatMap(([key, held]) =>
      [...held]
        .filter(([, through]) => through.length > 1)
        .map(([who, through]) => [name(who), name(key), through.length]),
    );
    const [duckdb, jq] = await answers("Whose access comes in more than one way?");
    expect(several).not.toEqual([]);
    expect(texts(duckdb, 3)).toEqual(texts(several));
    expect(texts(jq, 3)).toEqual(texts(several));
    for (const rows of [duckdb, jq]) {
      expect(rows.map(([, , , ways]) => String(ways).split("; ").length)).toEqual(
        rows.map(([, , count]) => Number(count)),
      );
    }
  });

  it("is what grew and what shrank, as diff says it", async () => {
    const { grants } = await jc("diff", "monday.json", "sync.json");
    const count = (list: readonly { id: string }[], key: string) =>
      list.filter(({ id }) => id.startsWith(`${key}:`) && id.split(":")[3] !== "group").length;
    const before = holdersOf(truthOf(monday));
    const changed = [...new Set([...before.keys(), ...holders.keys()])]
      .map((key) => ({ key, gained: count(grants.added, key), lost: count(grants.removed, key) }))
      .filter(({ gained, lost }) => gained + lost > 0)
      .map(({ key, gained, lost }) => {
        const [then, since] = [before, holders].map((had) => had.get(key)?.size ?? 0);
        return [typeOf(key), name(key), then ?? 0, since ?? 0, gained, lost];
      });
    const [duckdb, jq] = await answers("What has grown since the last review?");
    expect(new Set(changed.map(([type]) => type))).toEqual(new Set(["app", "group", "role"]));
    expect(texts(duckdb)).toEqual(texts(changed));
    expect(jq).toEqual(duckdb);
  });

  it("is which administrators have no MFA, or may have none, as audit says it", async () => {
    const { findings, unknowns } = await jc("audit", "--rules", "admin-no-mfa");
    const without: Row[] = [...findings, ...unknowns].map(({ subject }) => [subject.displayName]);
    const [duckdb, jq] = await answers("Which administrators have no MFA?");
    expect(without).not.toEqual([]);
    expect(texts(duckdb, 1)).toEqual(texts(without));
    expect(jq).toEqual(duckdb);
  });

  it("is who is suspended and has a sensitive app", async () => {
    const suspended = now.users.filter((user) => user.suspended === true || user.state === "SUSPENDED");
    const kept = apps
      .filter(([key]) => name(key).startsWith("AWS"))
      .flatMap(([key, held]) =>
        suspended.filter(({ id }) => held.has(`user:${id}`)).map(({ id }) => [name(`user:${id}`), name(key)]),
      );
    const [duckdb, jq] = await answers("Who is suspended and still has a sensitive app?");
    expect(kept).not.toEqual([]);
    expect([...new Set(texts(duckdb, 2))]).toEqual(texts(kept));
    expect(texts(jq)).toEqual(texts(kept));
  });

  it("is what nobody has", async () => {
    const unheld = truthOf(now)
      .resources.filter((key) => /^(app|group|role):/.test(key) && !holders.has(key))
      .map((key) => [typeOf(key), name(key)]);
    const [duckdb, jq] = await answers("Which groups is nobody in?");
    expect(unheld).not.toEqual([]);
    expect(texts(duckdb)).toEqual(texts(unheld));
    expect(jq).toEqual(duckdb);
  });

  it("is what one person alone has", async () => {
    const single = apps
      .filter(([, held]) => held.size === 1)
      .map(([key, held]) => [name(key), ...[...held.keys()].map(name)]);
    const [duckdb, jq] = await answers("Which apps has only one person?");
    expect(single).not.toEqual([]);
    expect(texts(duckdb, 2)).toEqual(texts(single));
    expect(jq).toEqual(duckdb);
  });

  it.each([
    { a: "app:GitHub", b: "app:AWS Production" },
    { a: "app:AWS Production", b: "role:Help Desk" },
    { a: "group:All Staff", b: "role:Help Desk" },
  ])("is who has both $a and $b by whatever account, as audit says it", async ({ a, b }) => {
    const rule = { id: "both", title: "Both", severity: "high", a: [a], condition: "in", b: [b] };
    writeFileSync(join(cwd, "sod.json"), JSON.stringify({ rules: [rule] }));
    const { findings } = await jc("audit", "--rules", "sod-conflict", "--sod", "sod.json");
    const [duckdb, jq] = await answers("Who has both of two things?", (command) =>
      command
        .replaceAll("'app:GitHub', 'app:AWS Production'", `'${a}', '${b}'`)
        .replaceAll('"app:GitHub", "app:AWS Production"', `"${a}", "${b}"`),
    );
    expect({ a, b, people: duckdb.length }).toEqual({ a, b, people: findings.length });
    // One whose accounts are called differently is told by both names.
    const told = duckdb.map(([person]) => String(person));
    for (const { subject } of findings) {
      expect(
        told.filter(
          (names) => names.split(", ").includes(subject.displayName) || names === subject.displayName,
        ),
      ).not.toEqual([]);
    }
    expect(jq).toEqual(duckdb);
  });
});
