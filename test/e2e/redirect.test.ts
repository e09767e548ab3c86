import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { recordingServer } from "../support/loopback-servers.js";

describe("a redirect is never followed", () => {
  it.each([
    [302, "to another host"],
    [307, "to another host"],
    [308, "to another host"],
    [302, "to another path of the same host"],
  ])("%d %s", async (status, where) => {
    const elsewhere = await recordingServer(() => ({ status: 200, body: "[]" }));
    const place =
      where === "to another host" ? `http://127.0.0.1:${elsewhere.port}/api/organizations` : "/login";
    const server = await recordingServer(() => ({ status, headers: { location: place } }));
    const { code, stderr } = await runCommand(
      ["sync", "-f", join(temporaryFolder(), "sync.json"), "--base-url", `http://127.0.0.1:${server.port}`],
      { env: { JUMPCLOUD_API_KEY: "the-key-itself" } },
    );
    expect({
      code,
      elsewhere: elsewhere.requests,
      paths: new Set(server.requests.map(({ target }) => target.split("?")[0])).has("/login"),
    }).toEqual({ code: 4, elsewhere: [], paths: false });
    expect(stderr).toContain(`answered ${status}`);
    expect(server.requests[0]?.headers["x-api-key"]).toBe("the-key-itself");
  });
});
