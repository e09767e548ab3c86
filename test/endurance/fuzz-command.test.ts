import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { type EndpointName, endpoints } from "../support/spoilt-answers.js";

const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;

/** Serves the demo organisation, one endpoint of which answers `bytes` and nothing else. */
async function serveSpoilt(name: EndpointName, bytes: Buffer): Promise<string> {
  const simulator = createSimulator(demoOrganization());
  const server = createServer(async ({ url = "", headers }, response) => {
    if (endpoints[name].test(url)) return response.writeHead(200).end(bytes);
    const answer = await simulator.handle(
      new Request(new URL(url, "http://127.0.0.1"), {
        headers: { "x-api-key": String(headers["x-api-key"]) },
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

describe("the built command says in a line what it got, and writes no file, when", () => {
  it.each<{ name: EndpointName; body: string; bytes: Buffer; code: 3 | 5; says: RegExp }>([
    {
      name: "users",
      body: "bytes that are no UTF-8",
      bytes: Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]),
      code: 5,
      says: /GET \/api\/systemusers failed/,
    },
    {
      name: "groups",
      body: "JSON 50,000 levels deep",
      bytes: Buffer.from(deep),
      code: 3,
      says: /INCOMPLETE/,
    },
    {
      name: "members",
      body: "numbers beyond any range",
      bytes: Buffer.from("[1e999,-1e999]"),
      code: 3,
      says: /INCOMPLETE/,
    },
    {
      name: "apps",
      body: "a prototype in place of a list",
      bytes: Buffer.from('{"__proto__":{"results":[]},"totalCount":2}'),
      code: 5,
      says: /GET \/api\/applications failed/,
    },
    {
      name: "administrators",
      body: "rows without ids",
      bytes: Buffer.from('{"results":[null,{"_id":7},{"email":"x"}],"totalCount":3}'),
      code: 3,
      says: /without an id/,
    },
    {
      name: "organizations",
      body: "an error",
      bytes: Buffer.from('{"error":"internal"}'),
      code: 5,
      says: /GET \/api\/organizations failed/,
    },
  ])("$name answers $body", async ({ name, bytes, code, says }) => {
    const url = await serveSpoilt(name, bytes);
    const file = join(temporaryFolder(), "sync.json");
    const run = await runCli(
      ["sync", "--file", file, "--base-url", url, "--start-rps", "0", "--max-retry-time", "0.2"],
      { env: { JUMPCLOUD_API_KEY: DEMO_API_KEY } },
    );
    expect({ code: run.code, stdout: run.stdout, said: says.test(run.stderr) ? "yes" : run.stderr }).toEqual({
      code,
      stdout: "",
      said: "yes",
    });
    expect(run.stderr).not.toMatch(/^\s+at .+:\d+/m);
    expect(existsSync(file)).toBe(false);
  });
});
