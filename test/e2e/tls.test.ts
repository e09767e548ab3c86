import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { createAuthority, hasOpenssl } from "../support/certificates.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { tlsInFrontOf } from "../support/loopback-servers.js";
import { serveOrganization } from "../support/organization-server.js";

const key = { JUMPCLOUD_API_KEY: DEMO_API_KEY };

/** The simulated organisation behind TLS, with a certificate for these names that a private authority signed. */
async function behindTls(names: readonly string[]) {
  const authority = createAuthority();
  const { simulator, url } = await serveOrganization(demoOrganization());
  const port = await tlsInFrontOf(Number(new URL(url).port), authority.sign(names));
  const sync = (env: Record<string, string>, args: readonly string[] = []) => {
    const file = join(temporaryFolder(), "sync.json");
    return runCli(
      ["sync", "-f", file, "--base-url", `https://127.0.0.1:${port}`, "--start-rps", "0", ...args],
      {
        env: { ...key, ...env },
      },
    );
  };
  return { authority, simulator, sync };
}

/** Every line that is no log line. */
const said = (stderr: string) => stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));

// Certificates are made when the test runs, so that no private key is kept anywhere; that takes the openssl command.
describe.skipIf(!hasOpenssl())("over TLS", () => {
  it("a certificate of a private authority is good once NODE_EXTRA_CA_CERTS names that", async () => {
    const { authority, simulator, sync } = await behindTls(["127.0.0.1"]);
    const { code } = await sync({ NODE_EXTRA_CA_CERTS: authority.file });
    expect(code).toBe(0);
    expect(simulator.log.entries.length).toBeGreaterThan(20);
  });

  it("without it, the sync ends at once with what to do, and the key has not left", async () => {
    const { simulator, sync } = await behindTls(["127.0.0.1"]);
    const { code, stderr } = await sync({});
    expect(code).toBe(5);
    expect(said(stderr)).toEqual([
      expect.stringMatching(
        /^jc-connector: cannot connect to https:\/\/127\.0\.0\.1:\d+: the certificate of 127\.0\.0\.1:\d+ is signed by nobody whom this machine trusts \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)$/,
      ),
      "  A proxy that opens TLS, or a CA of your own: NODE_EXTRA_CA_CERTS=/path/to/ca.pem makes its certificate known.",
      "  Expected neither? Then somebody may be in between: the key was not sent.",
    ]);
    expect(simulator.log.entries).toEqual([]);
  });

  it("a certificate for another host is refused, whoever signed it", async () => {
    const { authority, simulator, sync } = await behindTls(["console.jumpcloud.com"]);
    const { code, stderr } = await sync({ NODE_EXTRA_CA_CERTS: authority.file });
    expect(code).toBe(5);
    expect(said(stderr)[0]).toMatch(/is for another host \(ERR_TLS_CERT_ALTNAME_INVALID\)$/);
    expect(simulator.log.entries).toEqual([]);
  });

  it("NODE_TLS_REJECT_UNAUTHORIZED=0 is refused before anything is sent", async () => {
    const { simulator, sync } = await behindTls(["127.0.0.1"]);
    const { code, stderr } = await sync({ NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(code).toBe(2);
    expect(said(stderr)).toEqual([
      "jc-connector: NODE_TLS_REJECT_UNAUTHORIZED=0 is set, which is to stop the check of certificates: unset it. A CA of your own: NODE_EXTRA_CA_CERTS=/path/to/ca.pem",
    ]);
    expect(simulator.log.entries).toEqual([]);
  });
});

it("NODE_TLS_REJECT_UNAUTHORIZED=0 does not matter where nothing is encrypted: on this machine", async () => {
  const { sync } = await serveOrganization(demoOrganization());
  const file = join(temporaryFolder(), "sync.json");
  expect((await sync(file, [], { env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } })).code).toBe(0);
});
