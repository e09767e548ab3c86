import { describe, expect, it } from "vitest";
import { doctorDocumentSchema } from "../../../src/cli/doctor/document.js";
import { DEMO_CLIENT, demoOrganization } from "../../../src/simulator/demo-organization.js";
import type { Switches } from "../../../src/simulator/switches.js";
import { runCommand } from "../../support/command.js";
import { serveForCommands } from "../../support/organization-server.js";

const TOKEN_ENDPOINT = "/oauth2/token";

/** The doctor of a service account, and what it asked. */
async function clinic(switches: Partial<Switches>, changes: Record<string, string> = {}) {
  const { url, simulator } = await serveForCommands(demoOrganization(), switches);
  const env = {
    JUMPCLOUD_BASE_URL: url,
    JUMPCLOUD_OAUTH_URL: `${url}${TOKEN_ENDPOINT}`,
    JUMPCLOUD_CLIENT_ID: DEMO_CLIENT.id,
    JUMPCLOUD_CLIENT_SECRET: DEMO_CLIENT.secret,
    ...changes,
  };
  return { url, simulator, doctor: (...args: string[]) => runCommand(["doctor", ...args], { env }) };
}

describe("the doctor of a service account that gets no token", () => {
  it.each([
    [
      "its secret is wrong",
      {},
      { JUMPCLOUD_CLIENT_SECRET: "of-old" },
      401,
      4,
      "its secret is wrong or has ended",
    ],
    [
      "it lacks the permission",
      { clients: [{ ...DEMO_CLIENT, tokens: "refused" }] },
      {},
      403,
      4,
      "It lacks the permission",
    ],
  ] as const)(
    "because %s asks for it alone and says so",
    async (_, switches, changes, status, exit, advice) => {
      const { url, simulator, doctor } = await clinic({ ...switches }, changes);
      const { code, stdout } = await doctor();
      expect(code).toBe(exit);
      expect(new Set(simulator.log.targets())).toEqual(new Set([TOKEN_ENDPOINT]));
      expect(stdout).toContain(`Not ready: ${url} gave no token: POST ${TOKEN_ENDPOINT} answered ${status}`);
      expect(stdout.replace(/\s+/g, " ")).toContain(advice);
      expect(stdout).not.toContain("others");
      expect(stdout.match(/not tried/g)?.length).toBeGreaterThan(10);
    },
    30_000,
  );

  it("asks the token host once, and tells the same in JSON", async () => {
    const { simulator, doctor } = await clinic({}, { JUMPCLOUD_CLIENT_SECRET: "of-old" });
    const { code, stdout } = await doctor("--format", "json");
    expect({ code, asked: simulator.log.targets() }).toEqual({ code: 4, asked: [TOKEN_ENDPOINT] });
    const { checks, reasons, ready } = doctorDocumentSchema.strict().parse(JSON.parse(stdout));
    expect(ready).toBe(false);
    expect(reasons).toEqual([expect.stringContaining("gave no token: POST /oauth2/token answered 401")]);
    const [token, ...others] = checks;
    expect(token).toMatchObject({ what: "token", answer: "unauthorized", word: "401", isInTheWay: true });
    expect(new Set(others.map(({ answer, word, isInTheWay }) => `${answer} ${word} ${isInTheWay}`))).toEqual(
      new Set(["notTried not tried false"]),
    );
  });

  it("exits 5 when nobody is there to give it", async () => {
    const { simulator, doctor } = await clinic(
      {},
      { JUMPCLOUD_OAUTH_URL: "http://127.0.0.1:9/oauth2/token" },
    );
    const { code, stdout } = await doctor();
    expect({ code, asked: simulator.log.targets() }).toEqual({ code: 5, asked: [] });
    expect(stdout).toContain("Not ready: http://127.0.0.1:9 gave no token: ");
  }, 60_000);
});
