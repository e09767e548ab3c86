import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { createAuthority, hasOpenssl } from "../support/certificates.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import {
  connectProxy,
  type ProxyManner,
  recordingServer,
  tlsInFrontOf,
} from "../support/loopback-servers.js";
import { serveOrganization } from "../support/organization-server.js";

const recordHosts = new URL("../support/record-hosts.js", import.meta.url).href;

/** Runs a sync that writes down every host that the process connects to. */
async function sync(env: Record<string, string>, args: readonly string[] = []) {
  const folder = temporaryFolder();
  const hosts = join(folder, "hosts.txt");
  const run = await runCli(
    ["sync", "-f", join(folder, "sync.json"), "--start-rps", "0", "--max-retry-time", "0.01", ...args],
    {
      env: {
        JUMPCLOUD_API_KEY: DEMO_API_KEY,
        NODE_OPTIONS: `--import=${recordHosts}`,
        RECORD_HOSTS: hosts,
        ...env,
      },
    },
  );
  const failure = run.stderr.split("\n").find((line) => line.startsWith("jc-connector: ")) ?? "";
  return { ...run, failure, hosts: () => [...new Set(readFileSync(hosts, "utf8").trim().split("\n"))] };
}

/** A proxy whose every tunnel ends at the simulated organisation, with JumpCloud's names in its certificate. */
async function proxiedJumpCloud() {
  const authority = createAuthority();
  const { url } = await serveOrganization(demoOrganization());
  const names = ["console.jumpcloud.com", "console.eu.jumpcloud.com", "console.in.jumpcloud.com"];
  const to = await tlsInFrontOf(Number(new URL(url).port), authority.sign(names));
  const proxy = await connectProxy({ kind: "connects", to });
  return { proxy, address: `127.0.0.1:${proxy.port}`, trusted: { NODE_EXTRA_CA_CERTS: authority.file } };
}

describe.skipIf(!hasOpenssl())("through a proxy", () => {
  it.each([
    { region: "us", host: "console.jumpcloud.com:443", variable: "HTTPS_PROXY" },
    { region: "eu", host: "console.eu.jumpcloud.com:443", variable: "https_proxy" },
    { region: "in", host: "console.in.jumpcloud.com:443", variable: "HTTPS_PROXY" },
  ])("a sync of region $region contacts $host and nothing else ($variable)", async (row) => {
    const { proxy, address, trusted } = await proxiedJumpCloud();
    const { code, hosts } = await sync(
      { ...trusted, [row.variable]: `http://${address}`, NODE_USE_ENV_PROXY: "1" },
      ["--region", row.region],
    );
    expect(code).toBe(0);
    expect(hosts()).toEqual([address]);
    expect([...new Set(proxy.requests.map(({ method, target }) => `${method} ${target}`))]).toEqual([
      `CONNECT ${row.host}`,
    ]);
  });

  it("the proxy is told its own password, and never the key", async () => {
    const { proxy, address, trusted } = await proxiedJumpCloud();
    const { code, stderr, stdout } = await sync(
      { ...trusted, HTTPS_PROXY: `http://mira:s%3Acret-pass@${address}` },
      ["--log-level", "trace", "--verbose"],
    );
    expect(code).toBe(0);
    const [first] = proxy.requests;
    expect(first?.headers["proxy-authorization"]).toBe(
      `Basic ${Buffer.from("mira:s:cret-pass").toString("base64")}`,
    );
    expect(JSON.stringify(proxy.requests)).not.toContain(DEMO_API_KEY);
    expect(`${stderr}${stdout}`).not.toMatch(/cret-pass|s%3Acret/);
  });

  it("that answers with a certificate of its own, its authority has to be known", async () => {
    const { address } = await proxiedJumpCloud();
    const { code, failure, stderr } = await sync({ HTTPS_PROXY: `http://${address}` });
    expect(code).toBe(5);
    expect(failure).toMatch(/the certificate of console\.jumpcloud\.com is signed by nobody/);
    expect(stderr).toContain("NODE_EXTRA_CA_CERTS=/path/to/ca.pem");
  });
});

describe("a proxy that does not help", () => {
  it.each<{ name: string; manner: ProxyManner; says: RegExp }>([
    {
      name: "wants a password",
      manner: { kind: "answers", status: 407 },
      says: /the proxy http:\/\/127\.0\.0\.1:\d+ wants a user name and a password \(status 407\)$/,
    },
    {
      name: "does not allow the host",
      manner: { kind: "answers", status: 403 },
      says: /the proxy http:\/\/127\.0\.0\.1:\d+ refused the connection \(status 403\)$/,
    },
    {
      name: "cannot reach the host",
      manner: { kind: "answers", status: 502 },
      says: /the proxy http:\/\/127\.0\.0\.1:\d+ refused the connection \(status 502\); no time is left for another try$/,
    },
    {
      name: "hangs up",
      manner: { kind: "hangs up" },
      says: /the proxy http:\/\/127\.0\.0\.1:\d+ could not be used: /,
    },
    {
      name: "says nothing",
      manner: { kind: "silent" },
      says: /the proxy http:\/\/127\.0\.0\.1:\d+ could not be used: /,
    },
  ])("because it $name: one line, exit 5", async ({ manner, says }) => {
    const proxy = await connectProxy(manner);
    const { code, failure, stderr, hosts } = await sync(
      { HTTPS_PROXY: `http://mira:s3cret-pass@127.0.0.1:${proxy.port}` },
      ["--timeout", "0.3", "--verbose"],
    );
    expect({ code, failure }).toEqual({ code: 5, failure: expect.stringMatching(says) });
    expect(stderr).toContain("NO_PROXY=host goes around it");
    expect(stderr).not.toContain("s3cret-pass");
    expect(hosts()).toEqual([`127.0.0.1:${proxy.port}`]);
  });

  it("because nobody is there: the proxy is named, not JumpCloud", async () => {
    const { code, failure } = await sync({ HTTPS_PROXY: "http://127.0.0.1:9" });
    expect({ code, failure }).toEqual({
      code: 5,
      failure: expect.stringMatching(
        /the proxy http:\/\/127\.0\.0\.1:9 could not be used: connect ECONNREFUSED/,
      ),
    });
  });

  it("because it is none: exit 2, nothing sent, nothing of it repeated", async () => {
    const { code, failure, stderr } = await sync({ HTTPS_PROXY: "http://me:%zz-s3cret@proxy.example" });
    expect({ code, failure }).toEqual({
      code: 2,
      failure: "jc-connector: HTTPS_PROXY is no HTTP proxy: it looks like http://proxy.example:3128",
    });
    expect(stderr).not.toContain("s3cret");
  });
});

describe("no proxy is used", () => {
  it.each([
    { name: "for a host that NO_PROXY names", no: { NO_PROXY: "console.jumpcloud.invalid" } },
    { name: "for a domain that no_proxy names", no: { no_proxy: "other.example, .jumpcloud.invalid" } },
    { name: "for a host and port that NO_PROXY names", no: { NO_PROXY: "console.jumpcloud.invalid:8443" } },
    { name: "where NO_PROXY is a star", no: { NO_PROXY: "*" } },
  ])("$name", async ({ no }) => {
    const proxy = await connectProxy({ kind: "answers", status: 502 });
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, ...no };
    const { code, hosts } = await sync(env, ["--base-url", "https://console.jumpcloud.invalid:8443"]);
    expect({ code, asked: proxy.requests, hosts: hosts() }).toEqual({
      code: 5,
      asked: [],
      hosts: ["console.jumpcloud.invalid:8443"],
    });
  });

  it("where NO_PROXY names somebody else: that one is", async () => {
    const proxy = await connectProxy({ kind: "answers", status: 403 });
    const { code } = await sync({
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NO_PROXY: "jumpcloud.example",
    });
    expect({ code, asked: proxy.requests.length > 0 }).toEqual({ code: 5, asked: true });
  });

  it("for this machine, whatever the variables say", async () => {
    const proxy = await recordingServer(() => ({ status: 502 }));
    const { sync: syncHere } = await serveOrganization(demoOrganization());
    const all = `http://127.0.0.1:${proxy.port}`;
    const env = { HTTPS_PROXY: all, https_proxy: all, HTTP_PROXY: all, http_proxy: all, ALL_PROXY: all };
    const { code } = await syncHere(join(temporaryFolder(), "sync.json"), [], { env });
    expect({ code, asked: proxy.requests }).toEqual({ code: 0, asked: [] });
  });

  it("for https where only HTTP_PROXY is set, as with curl and gh", async () => {
    const proxy = await connectProxy({ kind: "answers", status: 502 });
    const env = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    const { code, hosts } = await sync(env, ["--base-url", "https://console.jumpcloud.invalid"]);
    expect({ code, asked: proxy.requests, hosts: hosts() }).toEqual({
      code: 5,
      asked: [],
      hosts: ["console.jumpcloud.invalid:443"],
    });
  });
});
