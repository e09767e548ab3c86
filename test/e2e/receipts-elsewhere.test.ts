import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { emptyOrganization } from "../../src/simulator/organization.js";
import { runCommand } from "../support/command.js";
import { serveOrganization } from "../support/organization-server.js";
import {
  ids,
  laterMinute,
  member,
  ORGANIZATION,
  type ProvisionPlace,
  provisionPlace,
  user,
} from "../support/provision-place.js";

const OTHER = "60259a2ad81e1a474d4e7c99";
const EVENING = laterMinute(9);
const unlisted = { refuse: ["GET /api/organizations"] } as const;
const forADay = ["grant", member(ids.engineering), user(ids.tom), "--until", "8h"];
const expire = ["expire", "--now", EVENING];

/** Another organisation without anybody, whose key may not tell which one it is. */
async function elsewhere({ cwd }: ProvisionPlace) {
  const keys = [{ key: DEMO_API_KEY }];
  const { url } = await serveOrganization(emptyOrganization(OTHER), { keys, ...unlisted });
  const always = ["--write", "--ticket", "SEC-1", "--base-url", url, "--start-rps", "0"];
  const env = { JUMPCLOUD_WRITE_API_KEY: DEMO_API_KEY };
  return (args: readonly string[]) => runCommand(["provision", ...expire, ...args, ...always], { cwd, env });
}

async function granted(place: ProvisionPlace, args: readonly string[] = []): Promise<void> {
  const run = await place.write([...forADay, ...args]);
  expect(run.code, run.stderr).toBe(0);
}

function dropTom({ simulator }: ProvisionPlace): void {
  simulator.removeUser(ids.tom);
  simulator.removeMembership(ids.engineering, ids.tom);
}

describe("receipts of another organisation", () => {
  it.each([
    ["while it is not known which one was asked", [], 7, "--org-id ID names it"],
    ["where --org-id names another", ["--org-id", OTHER], 0, `and ${OTHER} was asked`],
    ["where --org-id names one that the key may not ask", ["--org-id", ORGANIZATION], 7, "answered 404"],
  ])("are neither taken back nor settled %s", async (_, args, code, said) => {
    const place = await provisionPlace();
    await granted(place);
    const before = place.receipts();
    const run = await (await elsewhere(place))(args);
    expect(run.code, run.stderr).toBe(code);
    expect(run.stdout).toContain(said);
    expect(place.receipts()).toEqual(before);
  });

  it("stay open, and are named, where nobody knows what became of them", async () => {
    const place = await provisionPlace();
    await granted(place);
    const path = join(place.cwd, "receipts.jsonl");
    const [intent = ""] = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, `${intent}\n`);
    const expireElsewhere = await elsewhere(place);
    const named = await expireElsewhere(["--org-id", OTHER]);
    expect(named.code, named.stderr).toBe(0);
    expect(named.stderr).not.toContain("provision expire --write");
    expect(named.stdout).toMatch(
      /^left alone .*: it may have been done; it is of organisation .* was asked$/m,
    );
    const run = await expireElsewhere([]);
    expect(run.code, run.stderr).toBe(5);
    expect(run.stderr).toContain(`may have been done: it is of organisation ${ORGANIZATION}, and which one`);
    expect(place.receipts()).toHaveLength(1);
  });
});

describe("a credential that may not tell its organisation", () => {
  it("takes back what exists", async () => {
    const place = await provisionPlace(unlisted);
    await granted(place);
    expect(place.receipts()[0]).toMatchObject({ organization: {} });
    const run = await place.write(expire);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^revoked {7}/m);
  });

  it("believes that somebody is gone only with --org-id", async () => {
    const place = await provisionPlace(unlisted);
    await granted(place);
    dropTom(place);
    const run = await place.write(expire);
    expect(run.code, run.stderr).toBe(7);
    expect(run.stdout).toContain(`there is no ${user(ids.tom)} here, and the receipt does not say`);
    expect(place.receipts()).toHaveLength(2);

    const named = await provisionPlace(unlisted);
    await granted(named, ["--org-id", ORGANIZATION]);
    dropTom(named);
    const second = await named.write([...expire, "--org-id", ORGANIZATION]);
    expect(second.code, second.stderr).toBe(0);
    expect(second.stdout).toMatch(/^already gone /m);
  });

  it.each([
    ["user", "GET /api/systemusers/{id}", 3] as const,
    ["group", "GET /api/v2/usergroups/{id}", 2] as const,
  ])("takes no 400 for a %s that is gone", async (_, endpoint, nth) => {
    const body = { message: "Bad Request: invalid ID" };
    const faults = [{ kind: "answer", status: 400, body, endpoint, when: { nth }, times: 9 } as const];
    const place = await provisionPlace({ faults });
    await granted(place);
    const run = await place.write(expire);
    expect(run.code, run.stderr).toBe(7);
    expect(run.stdout).toContain("answered 400");
    expect(place.receipts()).toHaveLength(2);
  });
});
