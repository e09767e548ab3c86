import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { minuteText } from "../../src/cli/time-text.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import {
  access,
  grantUntil,
  group,
  ids,
  laterMinute,
  member,
  type ProvisionPlace,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../support/provision-place.js";

const EVENING = laterMinute(8);
const EVENING_TEXT = minuteText(new Date(EVENING));
const key = { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY };
const tomIsEngineer = [member(ids.engineering), user(ids.tom)];

const verify = ({ cwd }: ProvisionPlace) => runCommand(["verify", "receipts.jsonl"], { cwd });

describe("provision expire", () => {
  it("takes back what is over, once", async () => {
    const place = await provisionPlace();
    const { provision, write, writes, receipts, simulator } = place;
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    await grantUntil(place, { what: [access(ids.wiki), group(ids.sales)], until: EVENING });
    const granted = writes();
    const [first, , second] = receipts();

    const asked = simulator.log.entries.length;
    const justBefore = new Date(Date.parse(EVENING) - 1000).toISOString();
    const early = await provision(["expire", "--now", justBefore], key);
    expect(early).toMatchObject({
      code: 0,
      stdout: `no grant is over; 2 grants end later, the first on ${EVENING_TEXT}\n`,
    });
    expect(simulator.log.entries).toHaveLength(asked);

    expect(await provision(["expire", "--now", justBefore, "-q"], key)).toMatchObject({ stdout: "" });

    const dry = await provision(["expire", "--now", EVENING], key);
    expect(dry.code, dry.stderr).toBe(0);
    expect(dry.stdout.replace(/\n {14}/g, " ")).toBe(
      `2 grants over
would revoke  grant of ${member(ids.engineering)} to ${user(ids.tom)} (Engineering, tom@acme.com), until ${EVENING_TEXT}, ticket SEC-4711, receipt ${first?.id}
would revoke  grant of ${access(ids.wiki)} to ${group(ids.sales)} (Wiki, Sales), until ${EVENING_TEXT}, ticket SEC-4711, receipt ${second?.id}
Nothing was changed. To take them back: --write --ticket TEXT
`,
    );
    expect(writes()).toEqual(granted);

    const run = await write(["expire", "--now", EVENING]);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.match(/^revoked {7}/gm)).toHaveLength(2);
    const taken = [
      `/api/v2/usergroups/${ids.engineering}/members {"op":"remove","type":"user","id":"${ids.tom}"} 204`,
      `/api/v2/applications/${ids.wiki}/associations {"op":"remove","type":"user_group","id":"${ids.sales}"} 204`,
    ];
    expect(writes()).toEqual([...granted, ...taken]);
    expect(receipts().slice(4)).toMatchObject([
      { kind: "intent", takesBack: first?.id, heldBefore: true, by: { credential: "olga@ACME.com" } },
      { kind: "outcome", result: "done", heldAfter: false },
      { kind: "intent", takesBack: second?.id },
      { kind: "outcome", result: "done" },
    ]);

    const again = await write(["expire", "--now", EVENING]);
    expect(again).toMatchObject({ code: 0, stdout: "no grant is over\n" });
    expect(writes()).toEqual([...granted, ...taken]);
    expect(receipts()).toHaveLength(8);
    expect(await verify(place)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^receipts\.jsonl: sound: 4 changes: 4 done\nlast line 8, sha256:[0-9a-f]{64}\n$/,
      ),
    });
  });

  it("ends what was granted again while it was held at its first end, and the second grant says so", async () => {
    const place = await provisionPlace();
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    const args = ["grant", ...tomIsEngineer, "--until", "20h"];
    const again = await place.write(args);
    const [first] = place.receipts();
    expect(again.stdout.replace(/\n {15}/g, " ")).toContain(
      `receipt ${first?.id} granted it here: it ends at ${EVENING_TEXT}, and the new end does not count.`,
    );
    expect(again.stdout).toMatch(new RegExp(`^until +${EVENING_TEXT}$`, "m"));
    const { stdout } = await place.write([...args, "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ result: "already so", until: EVENING });
    const byHand = await place.write(["grant", member(ids.engineering), user(ids.ada), "--until", "20h"]);
    expect(byHand.stdout).toContain("it was not granted here, and so nothing takes it back");
    expect(byHand.stdout).not.toMatch(/^until /m);
  });

  it("settles without a request what somebody took away, and leaves alone what it did not grant", async () => {
    const place = await provisionPlace();
    const { write, writes, receipts, simulator } = place;
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    await grantUntil(place, { what: [access(ids.wiki), user(ids.ada)], until: EVENING });
    const granted = writes();
    expect(granted).toHaveLength(1);
    simulator.organization.memberships.set(ids.engineering, [ids.ada]);
    const run = await write(["expire", "--now", EVENING]);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^1 grant over\nalready gone {2}grant of /);
    expect(receipts().slice(2)).toMatchObject([
      { kind: "intent", takesBack: receipts()[0]?.id, heldBefore: false },
      { kind: "outcome", result: "already so", heldAfter: false },
    ]);
    expect((await write(["expire", "--now", EVENING])).stdout).toBe("no grant is over\n");
    expect(writes()).toEqual(granted);
  });

  it("leaves alone what somebody granted by hand after a revoke that found nothing", async () => {
    const place = await provisionPlace();
    const { write, writes, receipts, simulator } = place;
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    simulator.removeMembership(ids.engineering, ids.tom);
    const revoked = await write(["revoke", ...tomIsEngineer]);
    expect(revoked.code, revoked.stderr).toBe(0);
    expect(revoked.stdout).toMatch(/^request {8}none$/m);
    expect(revoked.stdout).toContain("already so: it is not held, nothing was sent");
    expect(receipts().slice(2)).toMatchObject([
      { kind: "intent", takesBack: receipts()[0]?.id, heldBefore: false },
      { kind: "outcome", result: "already so", heldAfter: false },
    ]);
    expect(await write(["revoke", ...tomIsEngineer])).toMatchObject({ code: 0 });
    expect(receipts()).toHaveLength(4);
    simulator.addMembership(ids.engineering, ids.tom);
    expect((await write(["expire", "--now", EVENING])).stdout).toBe("no grant is over\n");
    expect(writes()).toHaveLength(1);
    expect(await verify(place)).toMatchObject({ code: 0 });
  });

  it("settles what went with its group", async () => {
    const place = await provisionPlace();
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    const { groups, memberships } = place.simulator.organization;
    groups.splice(
      groups.findIndex(({ id }) => id === ids.engineering),
      1,
    );
    memberships.delete(ids.engineering);
    const run = await place.write(["expire", "--now", EVENING]);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^already gone /m);
    expect(place.writes()).toHaveLength(1);
    expect((await place.write(["expire", "--now", EVENING])).stdout).toBe("no grant is over\n");
  });

  it("goes on where one cannot be taken back, lists it, and ends with 7", async () => {
    const place = await provisionPlace();
    const { write, writes, simulator } = place;
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    await grantUntil(place, { what: [access(ids.wiki), user(ids.tom)], until: EVENING });
    for (const each of simulator.organization.groups) {
      if (each.id === ids.engineering) each.membershipMethod = "DYNAMIC_AUTOMATED";
    }
    const run = await write(["expire", "--now", EVENING, "--format", "json"]);
    expect(run.code, run.stderr).toBe(7);
    expect(JSON.parse(run.stdout)).toMatchObject({
      mode: "write",
      over: [
        { entitlement: member(ids.engineering), result: "not done", reason: expect.stringMatching(/rule/) },
        { entitlement: access(ids.wiki), result: "revoked", takenBackBy: expect.any(String) },
      ],
      upcoming: [],
    });
    expect(writes()).toHaveLength(3);
  });

  it("changes nothing without a ticket or with a key for reading", async () => {
    const place = await provisionPlace();
    await grantUntil(place, { what: tomIsEngineer, until: EVENING });
    const noTicket = await place.provision(["expire", "--write", "--now", EVENING], key);
    const noKey = await place.provision(["expire", "--write", "--ticket", "SEC-1", "--now", EVENING], {
      JUMPCLOUD_API_KEY: WRITE_KEY,
    });
    expect([noTicket.code, noKey.code]).toEqual([2, 2]);
    expect(place.writes()).toHaveLength(1);
  });

  it("does not take an empty file for one in which nothing is over", async () => {
    const { provision } = await provisionPlace();
    const file = join(temporaryFolder(), "receipts.jsonl");
    writeFileSync(file, "", { mode: 0o600 });
    const run = await provision(["expire", "--receipts", file], key);
    expect({ code: run.code, stderr: run.stderr.split(":").slice(0, 2).join(":") }).toEqual({
      code: 2,
      stderr: `jc-connector: ${file} is empty, it holds no whole receipt`,
    });
  });

  it("does not take a missing file for one without receipts", async () => {
    const { provision } = await provisionPlace();
    expect(await provision(["expire"], key)).toMatchObject({
      code: 2,
      stderr:
        "jc-connector: no receipts are kept at receipts.jsonl: name the file with --receipts PATH, or its folder with --dir\n",
    });
  });
});
