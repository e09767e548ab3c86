import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, DEMO_CLIENT } from "../../../src/simulator/demo-organization.js";
import {
  access,
  group,
  ids,
  member,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../../support/provision-place.js";

const grant = ["grant", member(ids.sales), user(ids.ada)];
const all = [...grant, "--write", "--ticket", "SEC-1"];
const reading = { JUMPCLOUD_API_KEY: DEMO_API_KEY };
const writing = { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY };

describe("a change that was not asked for in full", () => {
  it.each<[what: string, args: string[], env: Record<string, string>, lacks: string]>([
    [
      "nothing",
      grant,
      reading,
      "it needs --write, and --ticket TEXT, and a key that may change something: JUMPCLOUD_WRITE_API_KEY or --api-key-file",
    ],
    ["a key that may", grant, writing, "it needs --write, and --ticket TEXT. What it would do: --dry-run"],
    ["--write and a ticket, with the key of syncs", all, reading, "it needs a key that may change something"],
    [
      "--write and a ticket, with Baton's key",
      all,
      { BATON_API_KEY: DEMO_API_KEY },
      "it needs a key that may change something",
    ],
    [
      "--write and a ticket, with a service account",
      all,
      { JUMPCLOUD_CLIENT_ID: "some-client", JUMPCLOUD_CLIENT_SECRET: "some-secret" },
      "it needs a key that may change something",
    ],
    [
      "--write and a ticket, with --api-key alone",
      [...all, "--api-key", WRITE_KEY],
      {},
      "it needs a key that may change something",
    ],
    [
      "--write and a ticket, with --api-key in place of the key that may",
      [...all, "--api-key", DEMO_API_KEY],
      writing,
      "it needs a key that may change something",
    ],
    ["--write and a key", [...grant, "--write"], writing, "it needs --ticket TEXT."],
    ["an empty ticket", [...grant, "--write", "--ticket", " "], writing, "--ticket is empty"],
    ["--write and --dry-run", [...all, "--dry-run"], writing, "--dry-run sends nothing and --write does"],
    [
      "an end that is over",
      [...all, "--until", "2020-01-01"],
      writing,
      "--until 2020-01-01 is no time to come",
    ],
    ["an end that is far", [...all, "--until", "91d"], writing, "--until 91d is more than 90 days ahead"],
    [
      "an end that is far, whatever --now says",
      [...all, "--until", "2099-01-01", "--now", "2098-12-01T00:00:00Z"],
      writing,
      "--until 2099-01-01 is more than 90 days ahead",
    ],
    [
      "an end that is over, whatever --now says",
      [...all, "--until", "2020-01-02", "--now", "2020-01-01T00:00:00Z"],
      writing,
      "--until 2020-01-02 is no time to come",
    ],
    ["an end that is none", [...all, "--until", "soon"], writing, '--until "soon" is no span'],
  ])("is refused with %s, before anything is asked", async (_, args, env, said) => {
    const { provision, simulator } = await provisionPlace();
    const { code, stdout, stderr } = await provision(args, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
    expect(simulator.log.entries).toEqual([]);
  });

  it("is refused of a key that is none, which is not shown", async () => {
    const { provision } = await provisionPlace();
    const { code, stderr } = await provision(all, { JUMPCLOUD_WRITE_API_KEY: "two secret-words-in-one" });
    expect(code).toBe(2);
    expect(stderr).toContain("what JUMPCLOUD_WRITE_API_KEY holds is no API key");
    expect(stderr).not.toContain("secret-words");
  });
});

describe("a key that is pasted into the ticket", () => {
  it.each(["text", "json"])("is shown nowhere, nor kept in the receipt: %s", async (format) => {
    const { provision, cwd, writes } = await provisionPlace();
    writeFileSync(join(cwd, "key"), WRITE_KEY, { mode: 0o600 });
    const args = [...grant, "--ticket", `SEC-1 ${WRITE_KEY}`, "--api-key-file", "key", "--format", format];
    const runs = [await provision([...args, "--dry-run"]), await provision([...args, "--write"])];
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(writes()).toHaveLength(1);
    const receipts = readFileSync(join(cwd, "receipts.jsonl"), "utf8");
    const printed = runs.flatMap(({ stdout, stderr }) => [stdout, stderr]);
    for (const text of [...printed, receipts]) expect(text).not.toContain(WRITE_KEY);
    for (const { stdout } of runs) expect(stdout).toContain("SEC-1 ");
  });
});

describe("the usual key", () => {
  it.each(["-p", "--provisioning"])("changes something with %s", async (flag) => {
    const { provision, writes } = await provisionPlace();
    const { code, stdout } = await provision([...all, flag], reading);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^key of +not known: no administrator's key begins as this one/m);
    expect(writes()).toHaveLength(1);
  });

  it("may be one of --api-key with --provisioning", async () => {
    const { provision, writes } = await provisionPlace();
    const { code, stderr } = await provision([...all, "-p", "--api-key", WRITE_KEY]);
    expect(code, stderr).toBe(0);
    expect(writes()).toHaveLength(1);
  });

  it("may be a service account's, which is nobody's", async () => {
    const { provision, url, writes, receipts } = await provisionPlace();
    const { code, stdout, stderr } = await provision([...all, "-p"], {
      JUMPCLOUD_CLIENT_ID: DEMO_CLIENT.id,
      JUMPCLOUD_CLIENT_SECRET: DEMO_CLIENT.secret,
      JUMPCLOUD_OAUTH_URL: `${url}/oauth2/token`,
    });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^key of +not known: the service account .+ is nobody's key/m);
    expect(writes().some((write) => write.startsWith("/api/v2/usergroups/"))).toBe(true);
    expect(receipts()[0]).toMatchObject({ by: { credential: DEMO_CLIENT.id } });
  });

  it("is not even sent where another one is given for it", async () => {
    const { write, simulator } = await provisionPlace({ keys: [{ key: WRITE_KEY, owner: ids.operator }] });
    const { code } = await write(grant, reading);
    expect(code).toBe(0);
    expect(simulator.log.entries.filter(({ status }) => status === 401)).toEqual([]);
  });
});

describe("what cannot be granted", () => {
  it.each<[entitlement: string, principal: string, said: string]>([
    [`role:${ids.nobody}:member`, `admin_user:${ids.operator}`, "Admin Portal > Settings > Administrators"],
    ["app:jumpcloud_administration:access", user(ids.ada), "Admin Portal > Settings > Administrators"],
    [`group:${ids.sales}:access`, user(ids.ada), "is nothing that can be granted"],
    [`app:${ids.wiki}:member`, user(ids.ada), "is nothing that can be granted"],
    [member(ids.sales), group(ids.engineering), "that goes to user:ID"],
    [access(ids.wiki), `admin_user:${ids.operator}`, "that goes to user:ID or group:ID"],
    ["Engineering", user(ids.ada), "--from FILE"],
    ["group:Engineering:member", user(ids.ada), "--from FILE"],
    [member(ids.sales), "ada@acme.com", "--from FILE"],
    ["group:../../users:member", user(ids.ada), "--from FILE"],
  ])("is refused before anything is asked: %s to %s", async (entitlement, principal, said) => {
    const { write, simulator } = await provisionPlace();
    const { code, stderr } = await write(["grant", entitlement, principal]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(simulator.log.entries).toEqual([]);
  });
});
