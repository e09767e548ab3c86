import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { type FakeIo, fakeIo } from "../fake-io.js";
import { access, byRule, handMadeFile, suspended } from "./hand-made.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

/** Tom is a suspended user whose administrator account, linked by e-mail, lives; Ann has everything else. */
const given = {
  names: {
    "user:u1": "Tom Brandt",
    "admin_user:a1": "tom",
    "user:u2": "Ann",
    "app:aws": "AWS Prod",
    "app:slack": "Slack",
    "group:all": "All Users",
    "group:cloud": "Cloud Admins",
    "group:vpn": "VPN",
    "role:help": "Help Desk",
  },
  details: {
    "user:u1": suspended({
      profile: { username: "tom.brandt", email: "tom@acme.com", linked_admin_id: "a1", link_basis: "email" },
    }),
    "admin_user:a1": {
      profile: {
        email: "Tom@acme.com",
        linked_user_id: "u1",
        link_basis: "email",
        totp_enrolled: false,
        api_key_set: true,
      },
      status: { status: "RESOURCE_STATUS_ENABLED" as const },
    },
    "group:all": byRule,
  },
  grants: [
    "app:aws user:u1: direct cloud",
    "app:slack user:u1: all",
    "app:slack user:u2: direct all",
    "app:slack group:all",
    "app:aws group:cloud",
    "group:all user:u1",
    "group:all user:u2",
    "group:cloud user:u1",
    "group:vpn user:u1",
    "role:help admin_user:a1",
  ],
};

const group = (id: string, displayName: string) => ({ resourceType: "group", id, displayName });
const app = (id: string, displayName: string) => ({ resourceType: "app", id, displayName });
const all = { ...group("all", "All Users"), byRule: true };
const through = (resource: { id: string }) => ({
  kind: "through",
  resource,
  entitlement: `group:${resource.id}:member`,
});
const source = {
  organization: { id: "o1", displayName: "Example" },
  startedAt: "2026-11-23T02:00:03Z",
  complete: true,
};

describe("jc-connector access", () => {
  it("shows all accounts of a person as one tree each", async () => {
    const { code, stdout } = await access([
      "tom@acme.com",
      await handMadeFile(given),
      "--privileged",
      "aws*",
    ]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Tom Brandt <tom@acme.com>, 2 accounts

user tom.brandt   SUSPENDED (assignments return on reactivation)
├─ AWS Prod   sensitive
│  ├─ assigned directly
│  └─ through group Cloud Admins
├─ Slack
│  └─ through group All Users   by rule: a removal does not stick
└─ groups that give no app: VPN

administrator Tom@acme.com   enabled   own password, TOTP not enrolled, API key set   linked by
              e-mail only
└─ role Help Desk   sensitive

AWS Prod has 2 paths: removing one changes nothing.
`,
    });
  });

  it("gives a person as JSON, whole, in the order of the file", async () => {
    const args = [
      "admin_user:a1",
      await handMadeFile(given),
      "--format",
      "json",
      "--privileged",
      "group:cloud",
    ];
    const { code, stdout } = await access(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...source,
      person: { key: "user:u1", displayName: "Tom Brandt", email: "tom@acme.com" },
      accounts: [
        {
          key: "user:u1",
          resourceType: "user",
          id: "u1",
          kind: "user",
          displayName: "Tom Brandt",
          email: "tom@acme.com",
          username: "tom.brandt",
          state: "disabled",
          stateDetails: "suspended",
          linkBasis: "email",
        },
        {
          key: "admin_user:a1",
          resourceType: "admin_user",
          id: "a1",
          kind: "administrator",
          displayName: "tom",
          email: "Tom@acme.com",
          state: "enabled",
          linkBasis: "email",
          totpEnrolled: false,
          apiKeySet: true,
        },
      ],
      access: [
        {
          account: "user:u1",
          resource: app("aws", "AWS Prod"),
          entitlement: "app:aws:access",
          paths: [{ kind: "direct" }, through(group("cloud", "Cloud Admins"))],
          privileged: false,
        },
        {
          account: "user:u1",
          resource: app("slack", "Slack"),
          entitlement: "app:slack:access",
          paths: [through(all)],
          privileged: false,
        },
        {
          account: "admin_user:a1",
          resource: { resourceType: "role", id: "help", displayName: "Help Desk" },
          entitlement: "role:help:member",
          paths: [{ kind: "direct" }],
          privileged: true,
          immutable: true,
        },
      ],
      groups: [
        {
          account: "user:u1",
          resource: all,
          entitlement: "group:all:member",
          gives: [app("slack", "Slack")],
          privileged: false,
          immutable: true,
        },
        {
          account: "user:u1",
          resource: group("cloud", "Cloud Admins"),
          entitlement: "group:cloud:member",
          gives: [app("aws", "AWS Prod")],
          privileged: true,
        },
        {
          account: "user:u1",
          resource: group("vpn", "VPN"),
          entitlement: "group:vpn:member",
          gives: [],
          privileged: false,
        },
      ],
      uncertain: [],
    });
  });

  it("gives those who reach an app as JSON, whole, by name", async () => {
    const { stdout } = await access(["--to", "Slack", await handMadeFile(given), "-o", "json"]);
    expect(JSON.parse(stdout)).toEqual({
      ...source,
      resource: { ...app("slack", "Slack"), privileged: false },
      counts: { people: 2, directOnly: 0, throughOnly: 1, both: 1, disabled: 1 },
      groups: [{ ...all, members: 2 }],
      gives: [],
      people: [
        {
          key: "user:u2",
          displayName: "Ann",
          holds: [
            {
              account: "user:u2",
              state: "unknown",
              entitlement: "app:slack:access",
              paths: [{ kind: "direct" }, through(all)],
            },
          ],
          otherAccounts: [],
        },
        {
          key: "user:u1",
          displayName: "Tom Brandt",
          email: "tom@acme.com",
          holds: [
            {
              account: "user:u1",
              state: "disabled",
              stateDetails: "suspended",
              entitlement: "app:slack:access",
              paths: [through(all)],
            },
          ],
          otherAccounts: [{ account: "admin_user:a1", state: "enabled" }],
        },
      ],
      uncertain: [],
    });
  });

  it("reads standard input, compressed or not", async () => {
    const text = readFileSync(demo, "utf8");
    const expected = await access(["soren", demo]);
    expect(expected.code).toBe(0);
    expect(await access(["soren", "-"], { stdin: text })).toEqual(expected);
    expect(await access(["soren", "-"], { stdin: gzipSync(text) })).toEqual(expected);
    expect(await access(["--to", "slack", "-"], { stdin: text })).toEqual(
      await access(["--to", "slack", demo]),
    );
  });

  it("ends when it is interrupted, with nothing said of what it had read", async () => {
    const text = readFileSync(demo);
    async function* pieces() {
      yield text.subarray(0, 30_000);
      io.stop("SIGINT");
      yield text.subarray(30_000);
    }
    const io: FakeIo = fakeIo({ stdin: Readable.from(pieces()) });
    expect(await run(["node", "jc-connector", "access", "soren", "-", "-q"], io)).toBe(130);
    expect(io.stdout.text()).toBe("");
  });

  it("counts an account that the file does not hold all the same", async () => {
    const file = await handMadeFile({
      names: { "app:slack": "Slack" },
      grants: ["app:slack user:ghost"],
    });
    expect((await access(["--to", "Slack", file])).stdout).toBe(
      "app Slack   app:slack\n1 person: 1 only assigned directly\n\npeople\n└─ ghost   assigned directly\n",
    );
  });

  it("shows no control character of a name, and gives JSON that is safe to look at", async () => {
    const hostile = { "user:u1": "Eve\u001b[2J\r\nroot", "app:a": "A\u202eB" };
    const file = await handMadeFile({ names: hostile, grants: ["app:a user:u1"] });
    const { stdout } = await access(["u1", file]);
    expect(stdout).toBe(
      "Eve\\u{1b}[2J\\u{d}\\u{a}root, 1 account\n\nuser Eve\\u{1b}[2J\\u{d}\\u{a}root   status not known\n└─ A\\u{202e}B\n   └─ assigned directly\n",
    );
    const json = (await access(["u1", file, "-o", "json"])).stdout;
    expect(json).not.toContain("\u001b");
    expect(json).not.toContain("\u202e");
    expect(JSON.parse(json).person.displayName).toBe(hostile["user:u1"]);
  });
});
