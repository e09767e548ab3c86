import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DEMO_CLIENT, demoOrganization } from "../../src/simulator/demo-organization.js";
import { type CliRun, runCli, temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { recordingServer } from "../support/loopback-servers.js";
import { serveOrganization } from "../support/organization-server.js";
import { filesBelow, leaks } from "../support/secret-search.js";

/** A secret with every kind of character that a header takes, so that each way of writing it differs from the others. */
const oddSecret = `PLANTED-client-secret-"q'b\\s/p+e=%25&<a>#?{~}:4f7d1c9e`;
const claims = Buffer.concat(
  Array.from({ length: 20 }, (_, at) => createHash("sha512").update(String(at)).digest()),
);
/** As long as a signed token with its claims. */
const longToken = `PLANTED-access-token.${claims.toString("base64url")}.c2lnbmF0dXJl`;

const givesToken = () => ({
  status: 200,
  body: JSON.stringify({ access_token: longToken, token_type: "bearer", expires_in: 3600 }),
});

/** What a gateway makes of the headers that it was sent. */
const repeats = (status: number) => (request: IncomingMessage) => {
  const { authorization = "" } = request.headers;
  const inside = Buffer.from(authorization.replace(/^\S+ /, ""), "base64").toString("utf8");
  const message = `who is ${authorization}, ${encodeURIComponent(authorization)}, ${inside} or ${decodeURIComponent(inside.replace(/%(?![0-9a-f]{2})/gi, "%25"))}?`;
  return { status, body: JSON.stringify({ message }) };
};

const port = async (answer: Parameters<typeof recordingServer>[0]) => (await recordingServer(answer)).port;

const ends = [
  { name: "a success", code: 0, api: undefined, token: undefined },
  { name: "tokens that are revoked on the way", code: 0, api: "revoking", token: undefined },
  { name: "a token host that repeats the secret", code: 4, api: undefined, token: repeats(401) },
  { name: "a token host that repeats the secret and fails", code: 5, api: undefined, token: repeats(500) },
  {
    name: "a token host that gives the secret for a token of no kind",
    code: 5,
    api: undefined,
    token: () => ({ status: 200, body: JSON.stringify({ token: oddSecret, access_token: "a b" }) }),
  },
  { name: "an API that repeats the token and refuses it", code: 4, api: repeats(401), token: givesToken },
  { name: "an API that repeats the token and forbids", code: 4, api: repeats(403), token: givesToken },
  { name: "an API that repeats the token and fails", code: 5, api: repeats(502), token: givesToken },
] as const;

/** A sync at level trace that comes to this end, and what it wrote of secrets. */
async function synced(
  { api, token }: (typeof ends)[number],
  runLine: (args: readonly string[], env: Record<string, string>) => Promise<CliRun>,
) {
  const folder = temporaryFolder();
  const { url, simulator } = await serveOrganization(demoOrganization(), {
    clients: [{ ...DEMO_CLIENT, secret: oddSecret }],
  });
  if (api === "revoking") {
    simulator.onRequest((index) => {
      if (index === 10) simulator.revokeTokens();
    });
  }
  const apiUrl = typeof api === "function" ? `http://127.0.0.1:${await port(api)}` : url;
  const tokenUrl = token === undefined ? url : `http://127.0.0.1:${await port(token)}`;
  const { code, stdout, stderr } = await runLine(
    [
      ...["sync", "-f", join(folder, "sync.json"), "--start-rps", "0", "--max-retry-time", "0"],
      ...["--log-level", "trace", "--log-format", "json", "--verbose"],
    ],
    {
      JUMPCLOUD_BASE_URL: apiUrl,
      JUMPCLOUD_OAUTH_URL: `${tokenUrl}/oauth2/token`,
      JUMPCLOUD_CLIENT_ID: DEMO_CLIENT.id,
      JUMPCLOUD_CLIENT_SECRET: oddSecret,
    },
  );
  const written = { stdout, stderr, ...filesBelow(folder) };
  const pair = `${DEMO_CLIENT.id}:${encodeURIComponent(oddSecret)}`;
  const basic = Buffer.from(pair).toString("base64").slice(-40);
  return {
    code,
    found: [...leaks(written, oddSecret), ...leaks(written, longToken)],
    basic: Object.values(written).some((text) => text.includes(basic)),
    isConcealed: stderr.includes("[REDACTED]"),
  };
}

const asExpected = ({ name, code }: (typeof ends)[number]) => ({
  code,
  found: [],
  basic: false,
  isConcealed: name.includes("repeats"),
});

it.each(ends)("$name tells nothing secret at level trace", async (end) => {
  const told = await synced(end, (args, env) => runCommand(args, { env }));
  expect(told).toEqual(asExpected(end));
});

/** One end of each request that Node tells of by itself: what is sent to the token host, and with the token. */
const debugged = [
  "a success",
  "tokens that are revoked on the way",
  "a token host that repeats the secret",
  "an API that repeats the token and fails",
];

it.each(ends.filter(({ name }) => debugged.includes(name)))(
  "$name tells nothing secret where Node tells of its modules",
  async (end) => {
    const told = await synced(end, (args, env) =>
      runCli(args, { env: { ...env, NODE_DEBUG: "undici,fetch,net,fs" } }),
    );
    expect(told).toEqual(asExpected(end));
  },
);
