import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_CLIENT, demoOrganization } from "../../src/simulator/demo-organization.js";
import { createAuthority, hasOpenssl } from "../support/certificates.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { connectProxy, tlsInFrontOf } from "../support/loopback-servers.js";
import { serveOrganization } from "../support/organization-server.js";

const regions = [
  {
    region: "us",
    console: "console.jumpcloud.com",
    token: "admin-oauth.id.jumpcloud.com",
    named: "--region",
    env: {},
    args: ["--region", "us"],
  },
  {
    region: "eu",
    console: "console.eu.jumpcloud.com",
    token: "admin-oauth.id.eu.jumpcloud.com",
    named: "JUMPCLOUD_REGION",
    env: { JUMPCLOUD_REGION: "eu" },
    args: [],
  },
  {
    region: "in",
    console: "console.in.jumpcloud.com",
    token: "admin-oauth.id.in.jumpcloud.com",
    named: "--region",
    env: {},
    args: ["--region", "in"],
  },
];

/** A proxy whose every tunnel ends at the simulated organisation, whose certificate is for these names. */
async function jumpCloudBehindProxy(names: readonly string[]) {
  const authority = createAuthority();
  const { simulator, url } = await serveOrganization(demoOrganization());
  const to = await tlsInFrontOf(Number(new URL(url).port), authority.sign(names));
  const proxy = await connectProxy({ kind: "connects", to });
  const sync = (env: Record<string, string>, args: readonly string[] = []) =>
    runCli(
      [
        "sync",
        "-f",
        join(temporaryFolder(), "sync.json"),
        "--start-rps",
        "0",
        "--max-retry-time",
        "0",
        ...args,
      ],
      {
        env: {
          HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
          NODE_EXTRA_CA_CERTS: authority.file,
          ...env,
        },
      },
    );
  return {
    simulator,
    sync,
    tunnels: () => [...new Set(proxy.requests.map(({ method, target }) => `${method} ${target}`))].sort(),
  };
}

const account = { JUMPCLOUD_CLIENT_ID: DEMO_CLIENT.id, JUMPCLOUD_CLIENT_SECRET: DEMO_CLIENT.secret };

describe.skipIf(!hasOpenssl()).each(regions)(
  "a sync of region $region",
  ({ console, token, named, env, args }) => {
    // With a key: test/e2e/proxy.test.ts.
    it(`by a service account contacts its console and its token host alone (${named})`, async () => {
      const { simulator, sync, tunnels } = await jumpCloudBehindProxy([console, token]);
      expect((await sync({ ...account, ...env }, args)).code).toBe(0);
      expect(tunnels()).toEqual([`CONNECT ${token}:443`, `CONNECT ${console}:443`].sort());
      const sent = new Set(
        simulator.log.entries.map(
          ({ host, path, headers }) => `${host} ${path.split("/")[1]} ${headers.credential}`,
        ),
      );
      expect(sent).toEqual(new Set([`${token} oauth2 basic`, `${console} api bearer`]));
    });
  },
);

describe.skipIf(!hasOpenssl())("a token host", () => {
  it("whose certificate is for another host gets nothing, and ends the sync at once", async () => {
    const { simulator, sync } = await jumpCloudBehindProxy(["console.jumpcloud.com"]);
    const { code, stderr } = await sync(account);
    expect({ code, asked: simulator.log.entries }).toEqual({ code: 5, asked: [] });
    expect(stderr).toContain(
      "cannot connect to https://admin-oauth.id.jumpcloud.com: the certificate of admin-oauth.id.jumpcloud.com is for another host",
    );
  });

  it("gets nothing where certificates are not to be checked", async () => {
    const { simulator, sync } = await jumpCloudBehindProxy(["console.jumpcloud.com"]);
    const { url } = await serveOrganization(demoOrganization());
    const { code, stderr } = await sync({
      ...account,
      JUMPCLOUD_BASE_URL: url,
      JUMPCLOUD_OAUTH_URL: "https://admin-oauth.id.jumpcloud.com/oauth2/token",
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
    });
    expect({ code, asked: simulator.log.entries }).toEqual({ code: 2, asked: [] });
    expect(stderr).toContain("NODE_TLS_REJECT_UNAUTHORIZED=0 is set");
  });
});
