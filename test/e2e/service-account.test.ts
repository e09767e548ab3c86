import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, DEMO_CLIENT, demoOrganization } from "../../src/simulator/demo-organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { recordingServer } from "../support/loopback-servers.js";
import { serveForCommands } from "../support/organization-server.js";

const TOKEN_ENDPOINT = "/oauth2/token";
const wary = ["--start-rps", "0", "--max-retry-time", "0"];

/** The demo organisation, and syncs of it by its service account. */
async function serveDemo(switches: Partial<Switches> = {}) {
  const { simulator, url } = await serveForCommands(demoOrganization(), switches);
  const folder = temporaryFolder();
  const file = join(folder, "sync.json");
  const env = {
    JUMPCLOUD_BASE_URL: url,
    JUMPCLOUD_OAUTH_URL: `${url}${TOKEN_ENDPOINT}`,
    JUMPCLOUD_CLIENT_ID: DEMO_CLIENT.id,
    JUMPCLOUD_CLIENT_SECRET: DEMO_CLIENT.secret,
  };
  return {
    simulator,
    url,
    folder,
    env,
    sync: (args: readonly string[] = [], changes: Record<string, string> = {}) =>
      runCommand(["sync", "-f", file, "--start-rps", "0", ...args], { env: { ...env, ...changes } }),
    written: () => readFileSync(file, "utf8"),
    tokens: () => simulator.log.count(TOKEN_ENDPOINT),
    /** How requests to the API were signed. */
    signed: () =>
      new Set(
        simulator.log.entries
          .filter(({ endpoint }) => endpoint !== TOKEN_ENDPOINT)
          .map(({ headers }) => headers.credential),
      ),
  };
}

/** The records of a file, which begin after the line about the sync and end before the manifest. */
function recordsOf(text: string): string[] {
  return text.split("\n").filter((line) => /^\{"(resource|id|entitlement|principal|display)/.test(line));
}

function manifestOf(text: string) {
  return JSON.parse(text).manifest;
}

describe("a sync by a service account", () => {
  it("reads the same records as one with a key, with one token and no key", async () => {
    const byAccount = await serveDemo();
    const byKey = await serveDemo();
    const { code, stderr } = await byAccount.sync();
    const key = { JUMPCLOUD_CLIENT_ID: "", JUMPCLOUD_CLIENT_SECRET: "", JUMPCLOUD_API_KEY: DEMO_API_KEY };
    expect([code, (await byKey.sync([], key)).code]).toEqual([0, 0]);
    expect(recordsOf(byAccount.written()).length).toBeGreaterThan(50);
    expect(recordsOf(byAccount.written())).toEqual(recordsOf(byKey.written()));
    expect(manifestOf(byAccount.written()).digest).toBe(manifestOf(byKey.written()).digest);
    expect([byAccount.signed(), byKey.signed()]).toEqual([new Set(["bearer"]), new Set(["apiKey"])]);
    expect([byAccount.tokens(), byKey.tokens()]).toEqual([1, 0]);
    expect(stderr.replace(/\s+/g, " ")).toContain(`read as service account ${DEMO_CLIENT.id} `);
  });

  it("says what read, and nothing of whom it could not read", async () => {
    const { sync, written } = await serveDemo();
    expect((await sync()).code).toBe(0);
    expect(manifestOf(written()).credential).toEqual({ kind: "serviceAccount" });
    expect(manifestOf(written()).requests[`POST ${TOKEN_ENDPOINT}`]).toEqual({
      requests: 1,
      retries: 0,
      throttled: 0,
    });
    expect(written()).not.toContain(DEMO_CLIENT.id);
  });

  it("needs no right to read organisations", async () => {
    const client = { ...DEMO_CLIENT, refuse: ["/api/organizations"] };
    const { sync, written } = await serveDemo({ clients: [client] });
    expect((await sync()).code).toBe(0);
    expect(manifestOf(written()).complete).toBe(true);
  });

  it("takes the flags, with the secret in a file or on standard input", async () => {
    const { url, env, folder } = await serveDemo();
    const secret = join(temporaryFolder(), "secret");
    writeFileSync(secret, `\ufeff${DEMO_CLIENT.secret}\r\n`, { mode: 0o600 });
    const where = ["--base-url", url, "--oauth-url", env.JUMPCLOUD_OAUTH_URL, "--client-id", DEMO_CLIENT.id];
    const sync = (path: string, stdin = "") =>
      runCommand(
        ["sync", "-f", join(folder, "flags.json"), ...where, "--client-secret-file", path, ...wary],
        {
          stdin,
        },
      );
    expect((await sync(secret)).code).toBe(0);
    expect((await sync("-", `${DEMO_CLIENT.secret}\n`)).code).toBe(0);
  });

  it("is whole although its tokens end again and again on the way", async () => {
    // A token lives for 10 requests by the simulator's clock, which the client's knows nothing of.
    const { sync, simulator, tokens, written } = await serveDemo({ tokenSeconds: 600, msPerRequest: 60_000 });
    expect((await sync(["--concurrency", "1"])).code).toBe(0);
    expect(manifestOf(written()).complete).toBe(true);
    expect(tokens()).toBeGreaterThan(2);
    expect(tokens()).toBeLessThanOrEqual(1 + simulator.log.entries.length / 10);
  });

  it.each([1, 8])(
    "asks for exactly one more token when all are revoked on the way, with %i requests at a time",
    async (concurrency) => {
      const { sync, simulator, tokens, written } = await serveDemo({ latencyMs: 5 });
      simulator.onRequest((index) => {
        if (index === 12) simulator.revokeTokens();
      });
      expect((await sync(["--concurrency", String(concurrency)])).code).toBe(0);
      expect(manifestOf(written()).complete).toBe(true);
      expect(tokens()).toBe(2);
    },
  );

  it("works where the answer does not tell when the token ends, and through a busy token host", async () => {
    const { sync, tokens } = await serveDemo({
      tokenEnd: "absent",
      faults: [
        { kind: "throttled", retryAfter: "0", endpoint: TOKEN_ENDPOINT, when: { nth: 1 } },
        { kind: "server error", status: 502, body: "html", endpoint: TOKEN_ENDPOINT, when: { nth: 2 } },
        { kind: "dropped after", endpoint: TOKEN_ENDPOINT, when: { nth: 3 } },
      ],
    });
    expect((await sync()).code).toBe(0);
    expect(tokens()).toBe(4);
  });
});

describe("a service account is refused", () => {
  it("when its secret is wrong, with exit 4, its own words, and no request to the API", async () => {
    const { sync, simulator } = await serveDemo();
    const { code, stderr } = await sync([], { JUMPCLOUD_CLIENT_SECRET: "PLANTED-client-secret-of-old" });
    expect({ code, asked: new Set(simulator.log.targets()) }).toEqual({
      code: 4,
      asked: new Set([TOKEN_ENDPOINT]),
    });
    expect(stderr).toContain(
      'JumpCloud refused the service account: POST /oauth2/token answered 401 "invalid_client"',
    );
    expect(stderr).toContain("Admin Portal > Settings > Service Accounts");
    expect(stderr).not.toContain("API key");
  });

  it("when it lacks the permission for a token, or for a list", async () => {
    const noToken = await serveDemo({ clients: [{ ...DEMO_CLIENT, tokens: "refused" }] });
    const first = await noToken.sync();
    expect(first.code).toBe(4);
    expect(first.stderr).toContain("JumpCloud refused the service account a token");
    const noUsers = await serveDemo({ clients: [{ ...DEMO_CLIENT, refuse: ["/api/systemusers"] }] });
    const second = await noUsers.sync();
    expect(second.code).toBe(4);
    expect(second.stderr).toContain("The service account needs a role that may read users");
  });

  it("when a new token is not known either: it is asked for once", async () => {
    const { sync, simulator, tokens } = await serveDemo();
    simulator.onRequest(() => simulator.revokeTokens());
    const { code, stderr } = await sync(["--concurrency", "1"]);
    expect({ code, tokens: tokens() }).toEqual({ code: 4, tokens: 2 });
    expect(stderr).toContain("JumpCloud refused the service account's token: ");
  });

  it("when both it and a key are given, or one half of it, with exit 2 before anything is sent", async () => {
    const { sync, simulator } = await serveDemo();
    const both = await sync([], { BATON_API_KEY: DEMO_API_KEY });
    expect(both).toMatchObject({
      code: 2,
      stderr:
        "jc-connector: BATON_API_KEY (an API key) and JUMPCLOUD_CLIENT_ID (a service account) are both given: use one\n",
    });
    const half = await sync([], { JUMPCLOUD_CLIENT_SECRET: "" });
    expect(half.code).toBe(2);
    expect(half.stderr).toContain("JUMPCLOUD_CLIENT_ID is given without a secret");
    expect(simulator.log.entries).toEqual([]);
  });
});

describe("a token", () => {
  it("is not asked of JumpCloud for a simulator", async () => {
    const { sync } = await serveDemo();
    const { code, stderr } = await sync([], { JUMPCLOUD_OAUTH_URL: "" });
    expect(code).toBe(2);
    expect(stderr).toContain("set JUMPCLOUD_OAUTH_URL or use --oauth-url URL");
  });

  it("that nobody gives ends with exit 5 as any silence does", async () => {
    const { sync, simulator } = await serveDemo();
    const { code, stderr } = await sync(wary, { JUMPCLOUD_OAUTH_URL: "http://127.0.0.1:9/oauth2/token" });
    expect({ code, asked: simulator.log.entries }).toEqual({ code: 5, asked: [] });
    expect(stderr).toContain("POST /oauth2/token failed once, last with a refused connection");
  });

  it("host that redirects is not followed, and gets no key", async () => {
    const elsewhere = await recordingServer(() => ({ status: 200, body: "{}" }));
    const { port } = await recordingServer(() => ({
      status: 307,
      headers: { location: `http://127.0.0.1:${elsewhere.port}/oauth2/token` },
    }));
    const { sync, simulator } = await serveDemo();
    const { code } = await sync(wary, { JUMPCLOUD_OAUTH_URL: `http://127.0.0.1:${port}/oauth2/token` });
    expect({ code, followed: elsewhere.requests, asked: simulator.log.entries }).toEqual({
      code: 5,
      followed: [],
      asked: [],
    });
  });

  it("goes to the API alone, and the secret to the token host alone", async () => {
    const { sync, simulator, url } = await serveDemo();
    const tokenHost = await recordingServer(() => ({
      status: 200,
      body: JSON.stringify({
        access_token: "a-token-of-another-host",
        token_type: "Bearer",
        expires_in: 3600,
      }),
    }));
    const seen = new Set<string | null>();
    simulator.onRequest((_, request) => seen.add(request.headers.get("authorization")));
    const oauth = `http://127.0.0.1:${tokenHost.port}/custom/token`;
    expect((await sync(wary, { JUMPCLOUD_OAUTH_URL: oauth })).code).toBe(4);
    expect(seen).toEqual(new Set(["Bearer a-token-of-another-host"]));
    const basic = Buffer.from(`${DEMO_CLIENT.id}:${DEMO_CLIENT.secret}`).toString("base64");
    expect(
      tokenHost.requests.map(({ method, target, headers }) => [method, target, headers.authorization]),
    ).toEqual(tokenHost.requests.map(() => ["POST", "/custom/token", `Basic ${basic}`]));
    expect(url).not.toContain(String(tokenHost.port));
  });
});

it("the doctor names the service account", async () => {
  const { env } = await serveDemo();
  const { code, stdout } = await runCommand(["doctor"], { env });
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^service account +${DEMO_CLIENT.id}$`, "m"));
});

it("a demonstration ignores every credential", async () => {
  const { sync, simulator } = await serveDemo();
  expect((await sync(["--demo"], { JUMPCLOUD_API_KEY: "key-of-nobody" })).code).toBe(0);
  expect(simulator.log.entries).toEqual([]);
});
