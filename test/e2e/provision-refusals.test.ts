import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, DEMO_CLIENT } from "../../src/simulator/demo-organization.js";
import {
  access,
  group,
  ids,
  member,
  ORGANIZATION,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../support/provision-place.js";

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

describe("a dry run", () => {
  it("shows the request and what is so, with any key, and sends nothing that changes anything", async () => {
    const { provision, writes, receipts } = await provisionPlace();
    const args = ["grant", access(ids.slack), user(ids.tom), "--dry-run", "--org-id", ORGANIZATION];
    const { code, stdout } = await provision(args, reading);
    expect({ code, writes: writes(), receipts: receipts() }).toEqual({ code: 0, writes: [], receipts: [] });
    expect(stdout).toContain(
      `before         not held directly
request        POST /api/v2/applications/${ids.slack}/associations
               {"op":"add","type":"user","id":"${ids.tom}"}
               x-org-id: ${ORGANIZATION}
dry run        would be asked for; nothing was sent that changes anything
               To do it, in place of --dry-run: --write --ticket TEXT, and a key that may:
               JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p
`,
    );
  });

  it("needs a key, and says which there are", async () => {
    const { provision } = await provisionPlace();
    const { code, stderr } = await provision([...grant, "--dry-run"]);
    expect(code).toBe(2);
    for (const name of ["JUMPCLOUD_API_KEY", "JUMPCLOUD_CLIENT_ID", "JUMPCLOUD_WRITE_API_KEY"])
      expect(stderr).toContain(name);
    expect(stderr).not.toContain("--demo");
  });

  it("tells a program of no request where none would be sent", async () => {
    const { provision } = await provisionPlace();
    const args = ["grant", member(ids.byRule), user(ids.tom), "--dry-run", "--format", "json"];
    const told = JSON.parse((await provision(args, writing)).stdout);
    expect(told).toMatchObject({
      result: "not done",
      why: expect.stringMatching(/^All of Berlin is a dynamic/),
    });
    expect(told).not.toHaveProperty("request");
  });

  it.each<[args: string[], code: number, said: string]>([
    [["grant", member(ids.engineering), user(ids.ada)], 0, "already so: it is held, nothing would be sent"],
    [["grant", member(ids.byRule), user(ids.tom)], 7, "is a dynamic group"],
    [["revoke", access(ids.slack), user(ids.ada)], 7, "there is nothing to remove"],
    [["revoke", member(ids.nobody), user(ids.ada)], 7, `there is no group ${ids.nobody}`],
    [["grant", member(ids.sales), user(ids.sven)], 0, "the user is suspended"],
  ])("of %j answers %d", async (args, code, said) => {
    const { provision, writes } = await provisionPlace();
    const run = await provision([...args, "--dry-run"], writing);
    expect(run).toMatchObject({ code });
    expect(run.stdout).toContain(said);
    expect(writes()).toEqual([]);
  });
});

describe("the access of the person whose key it is", () => {
  it("is changed only with --self, whether the account is linked by id or by address", async () => {
    const { write, writes, simulator } = await provisionPlace();
    const tom = simulator.organization.users.find(({ id }) => id === ids.tom);
    if (tom !== undefined) tom.admin = { id: ids.operator };
    for (const person of [ids.olga, ids.tom]) {
      const refused = await write(["grant", member(ids.sales), user(person)]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("nobody should change their own access; with --self");
    }
    expect(writes()).toEqual([]);
    expect(await write(["grant", member(ids.sales), user(ids.olga), "--self"])).toMatchObject({ code: 0 });
    expect(writes()).toHaveLength(1);
  });

  it("is not changed either where the keys of several administrators begin alike", async () => {
    const { write, writes, simulator } = await provisionPlace();
    const { administrators } = simulator.organization;
    const [operator] = administrators;
    if (operator !== undefined) {
      administrators.push({ ...operator, _id: ids.sam1, id: ids.sam1, email: "tom@acme.com" });
    }
    for (const person of [ids.olga, ids.tom]) {
      const { code, stderr } = await write(["grant", member(ids.sales), user(person)]);
      expect(code).toBe(2);
      expect(stderr).toContain("may be whose key it is");
    }
    expect(writes()).toEqual([]);
    expect((await write(["grant", member(ids.sales), user(ids.ada)])).code).toBe(0);
  });

  it("is not changed either where it may be an administrator of the provider", async () => {
    const apiKeyHash = { prefix: WRITE_KEY.slice(0, 8) };
    const tom = { _id: ids.sam1, email: "tom@acme.com", firstname: "Tom", lastname: "Brandt", apiKeyHash };
    const providers = { p1: [{ ...tom, role: "r9", roleName: "Help Desk" }] };
    const { write, simulator } = await provisionPlace({ providers });
    simulator.organization.provider = "p1";
    const { code, stderr } = await write(["grant", member(ids.sales), user(ids.tom)]);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain("may be whose key it is (tom@acme.com)");
  });

  it("may come through a group, and that is said", async () => {
    const { write } = await provisionPlace();
    const { stdout } = await write(["grant", access(ids.wiki), group(ids.sales)]);
    expect(stdout.replace(/\n {15}/g, " ")).toMatch(
      /^not sure +whether olga@ACME.com, whose key it is, is a member/m,
    );
  });

  it("is not known where administrators may not be read, and that is said", async () => {
    const { write } = await provisionPlace({ refuse: ["GET /api/users"] });
    const { code, stdout } = await write(["grant", member(ids.sales), user(ids.olga)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^key of +not known: the key may not read administrators/m);
  });
});

describe("a name", () => {
  it.each<[entitlement: string, principal: string]>([
    ["sales", "ADA@acme.com"],
    ["Sales", "ada"],
    ["group:SALES", "Ada Byron"],
    ["Sales", user(ids.ada)],
    [member(ids.sales), "ada@acme.com"],
  ])("%s and %s are looked up in a sync file", async (entitlement, principal) => {
    const { write, writes, sync, cwd } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const { code, stderr } = await write(["grant", entitlement, principal, "--from", "sync.json"]);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^Acme Inc .* complete$/m);
    expect(writes()).toEqual([
      `/api/v2/usergroups/${ids.sales}/members {"op":"add","type":"user","id":"${ids.ada}"} 204`,
    ]);
  });

  it.each<[what: string, args: [string, string], said: string[]]>([
    [
      "several",
      ["Sales", "Sam Twin"],
      [
        '"Sam Twin" may be 2 things, and no name tells them apart: give the id',
        `Sam Twin <sam.1@acme.com>  user:${ids.sam1}`,
        `user:${ids.sam2}`,
      ],
    ],
    ["a part", ["Sal", "ada"], ['"Sal" is only part of a name', `Sales  group:${ids.sales}:member`]],
    ["nothing", ["Marketing", "ada"], ['no group or app is called "Marketing"']],
    ["nobody", ["Sales", "tim brand"], ['nobody is called "tim brand"', "Tom Brandt <tom@acme.com>"]],
    ["a group where a person is meant", ["Sales", "Engineering"], ["that goes to user:ID"]],
    ["a role", ["Administrator", "ada"], ["Admin Portal > Settings > Administrators"]],
  ])("that means %s is refused", async (_, args, said) => {
    const { write, writes, sync, cwd } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const { code, stderr } = await write(["grant", ...args, "--from", "sync.json"]);
    expect(code, stderr).toBe(2);
    for (const text of said) expect(stderr).toContain(text);
    expect(writes()).toEqual([]);
  });

  it("may be an id that the file lacks, in upper case as well", async () => {
    const { write, writes, sync, cwd, simulator } = await provisionPlace();
    await sync(join(cwd, "sync.json"));
    const [late, team] = ["0000000000000000000000ae", "0000000000000000000000be"];
    simulator.addUser({ _id: late, id: late, displayname: "Late Comer" });
    simulator.addGroup({ id: team, name: "Late Team" });
    const args = [`group:${team.toUpperCase()}:member`, `user:${late.toUpperCase()}`, "--from", "sync.json"];
    const { code, stderr } = await write(["grant", ...args]);
    expect(code, stderr).toBe(0);
    expect(writes()).toEqual([
      `/api/v2/usergroups/${team}/members {"op":"add","type":"user","id":"${late}"} 204`,
    ]);
  });

  it("is not looked up in the file of another organisation", async () => {
    const other = await provisionPlace();
    other.simulator.organization.id = "5f3c1a90b07e4d21c8aa6e10";
    const { write, writes, cwd } = await provisionPlace();
    expect(await other.sync(join(cwd, "other.json"))).toMatchObject({ code: 0 });
    const { code, stderr } = await write(["grant", "Sales", "ada", "--from", "other.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `other.json is of organisation 5f3c1a90b07e4d21c8aa6e10, the key of ${ORGANIZATION}`,
    );
    expect(writes()).toEqual([]);
  });
});
