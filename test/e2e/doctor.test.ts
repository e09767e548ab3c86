import { describe, expect, it } from "vitest";
import { doctorText } from "../../src/cli/doctor/doctor-text.js";
import { type DoctorDocument, doctorDocumentSchema } from "../../src/cli/doctor/document.js";
import { createPaint } from "../../src/cli/paint.js";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { runCli } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { serveForCommands } from "../support/organization-server.js";

/** The demo organisation, or another, and a doctor that asks it at a time before any key ends. */
async function clinic(
  switches: Partial<Switches> = {},
  organization: SimulatedOrganization = demoOrganization(),
) {
  const { url, simulator } = await serveForCommands(organization, switches);
  const line = ["doctor", "--base-url", url, "--start-rps", "0", "--now", "2026-11-23T09:00:00Z"];
  const options = { env: { JUMPCLOUD_API_KEY: DEMO_API_KEY } };
  const doctor = (...args: string[]) => runCommand([...line, ...args], options);
  const document = async (...args: string[]): Promise<DoctorDocument & { code: number | null }> => {
    const { code, stdout } = await doctor("--format", "json", ...args);
    return { code, ...doctorDocumentSchema.strict().parse(JSON.parse(stdout)) };
  };
  return { url, simulator, doctor, document, inProcess: () => runCli(line, options) };
}

const needed = [
  "/api/systemusers",
  "/api/users",
  "/api/v2/usergroups",
  "/api/v2/usergroups/{id}/members",
  "/api/applications",
];
const optional = [
  ["/api/organizations", "its name stays unknown"],
  ["/api/v2/service-accounts", "they will not be listed"],
  ["/api/v2/roles", "roles that nobody holds will not be listed"],
  ["/api/systemusers/{id}", "with an id that no list holds"],
  ["/api/v2/usergroups/{id}", "with an id that no list holds"],
  ["/api/v2/usergroups/{id}/membership", "the same one is read again"],
  ["/api/applications/{id}", "an app that is deleted"],
  ["/api/v2/applications/{id}/users", "the same one is read again"],
  ["/api/v2/applications/{id}/usergroups", "the same one is read again"],
  ["/api/v2/applications/{id}/associations", "…/users and …/usergroups are read in its place"],
] as const;

describe("the doctor", () => {
  it("asks every endpoint that there is to read, and writes nothing", async () => {
    const { inProcess, simulator } = await clinic();
    const { code, stdout, stderr } = await inProcess();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\nReady to sync\.\n$/);
    expect(stdout).toContain("needed to change (provision)  not tried: it would change something\n");
    const endpoints = [...new Set(simulator.log.entries.map(({ endpoint }) => endpoint))];
    expect(endpoints.sort()).toEqual([...needed, ...optional.map(([endpoint]) => endpoint)].sort());
    expect(simulator.log.entries.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it.each(needed)("exits 4 and names %s when that is refused", async (endpoint) => {
    const { doctor } = await clinic({ refuse: [`GET ${endpoint}`] });
    const { code, stdout } = await doctor();
    expect(code).toBe(4);
    expect(stdout).toContain(`Not ready: GET ${endpoint} answered 403`);
  });

  it.each(optional)("is ready when %s is refused, and says what that means", async (endpoint, words) => {
    const { document } = await clinic({ refuse: [`GET ${endpoint}`] });
    const { code, ready, checks } = await document();
    expect({ code, ready }).toEqual({ code: 0, ready: true });
    const refused = checks.filter(({ answer }) => answer !== "ok" && answer !== "notTried");
    expect(refused.map((check) => check.endpoint.split("?")[0])).toContain(`GET ${endpoint}`);
    for (const { answer, remark } of refused) {
      expect(answer).toBe("forbidden");
      expect(remark).toContain(words);
    }
  });

  it("exits 4 when neither associations nor what is read in their place may be read", async () => {
    const { document } = await clinic({ refuse: [/applications\/[^/]+\/(associations|users)/] });
    const { code, checks, reasons } = await document();
    expect(code).toBe(4);
    expect(checks.filter(({ isInTheWay }) => isInTheWay).map(({ endpoint }) => endpoint)).toEqual([
      "GET /api/v2/applications/{id}/users",
    ]);
    expect(reasons).toHaveLength(1);
  });

  it("asks what the sync that is meant asks", async () => {
    const { document } = await clinic({ refuse: ["/api/applications", "/api/v2/usergroups/{id}"] });
    expect(await document("--without", "app")).toMatchObject({ code: 0, ready: true });
    expect(await document("--without", "app", "--group-rules")).toMatchObject({
      code: 4,
      reasons: [expect.stringContaining("GET /api/v2/usergroups/{id} answered 403")],
    });
  });

  it("exits 4 when the key has ended", async () => {
    const organization = demoOrganization();
    const [owner] = organization.administrators;
    if (owner === undefined) throw new Error("the demo organisation has no administrator");
    owner.apiKeyHash = { createdAt: "2025-01-01T00:00:00Z", expireAt: "2025-04-01T00:00:00Z", prefix: "x" };
    const { doctor } = await clinic({ keys: [{ key: DEMO_API_KEY, owner: owner.id }] }, organization);
    const { code, stdout } = await doctor();
    expect(code).toBe(4);
    expect(stdout).toMatch(/Not ready: GET \/api\/organizations answered 401 "[^"]+" and \d+ others\n/);
    expect(stdout).toContain("The key is unknown, has ended, or is another region's");
  });

  it("exits 5 when an endpoint fails that a sync would do without if it were refused", async () => {
    const faults = [{ kind: "server error", status: 500, body: "json", endpoint: "/api/v2/roles" }] as const;
    const { document } = await clinic({ faults });
    expect(await document()).toMatchObject({
      code: 5,
      exitCode: 5,
      ready: false,
      reasons: [expect.stringContaining("GET /api/v2/roles")],
    });
  }, 60_000);

  it("exits 5 when nobody answers", async () => {
    const { code, stdout } = await runCommand(
      ["doctor", "--base-url", "http://127.0.0.1:9", "--timeout", "1"],
      {
        env: { JUMPCLOUD_API_KEY: DEMO_API_KEY },
      },
    );
    expect(code).toBe(5);
    expect(stdout).toContain("Not ready:");
  }, 60_000);

  it("lists several organisations and exits 2, as sync does, until one is named", async () => {
    const other = generateOrganization({ seed: 3, users: 4, groups: 1, apps: 1, administrators: 1 });
    const { doctor, document } = await clinic({ otherOrganizations: [other] });
    const { code, stdout, stderr } = await doctor();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("the key may read several organisations, and none was named");
    expect(stderr).toContain(`  ${other.id}`);
    const named = await document("--org-id", other.id);
    expect(named).toMatchObject({ code: 0, organization: { id: other.id } });
    expect(named.checks.find(({ what }) => what === "users")?.total).toBe(4);
  });

  it("names the likely cause where an organisation is unknown and none may be listed", async () => {
    const { doctor } = await clinic({ refuse: ["/api/organizations"] });
    const { code, stdout } = await doctor("--org-id", "60259a2ad81e1a474d4e7c99");
    expect(code).toBe(5);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Likely 60259a2ad81e1a474d4e7c99 (--org-id) is none of the key's organisations",
    );
  });

  it("knows the organisation's id by its rows where organisations may not be listed", async () => {
    const { document } = await clinic({ refuse: ["/api/organizations"] });
    expect((await document()).organization).toEqual({ id: "5f3c1a90b07e4d21c8aa6e10" });
  });

  it.each([
    [3_700_000, false, "clock            1 h behind JumpCloud's: set it right"],
    [0, true, "clock            right: as JumpCloud's, to a few seconds"],
  ])("tells of a clock that is %i ms apart", async (ms, isRight, line) => {
    const { doctor, document, simulator } = await clinic();
    simulator.clock.advance(ms);
    expect((await document()).clock?.isRight).toBe(isRight);
    expect((await doctor()).stdout).toContain(`${line}\n`);
  });

  /** The organisation that a provider manages, whose administrator's key is in use. */
  function managed() {
    const organization = demoOrganization();
    for (const administrator of organization.administrators) delete administrator.apiKeyHash;
    organization.provider = "p1";
    const theirs = {
      _id: "5c3536e9e0a6840001872782",
      email: "joe@msp.example",
      firstname: "Joe",
      lastname: "Doe",
      role: "5c3536e9e0a6840001872799",
      roleName: "Help Desk",
      apiKeyHash: { createdAt: "2026-01-01T00:00:00Z", prefix: DEMO_API_KEY.slice(0, 8) },
    };
    return { organization, providers: { p1: [theirs] } };
  }
  const ofProvider = "GET /api/v2/providers/{id}/administrators";

  it.each([
    { where: "in the list of organisations", switches: {}, mark: {} },
    {
      where: "by an administrator",
      switches: { listedProvider: "absent" as const },
      mark: { provider: "p1" },
    },
  ])("tries the administrators of the provider that is named $where", async ({ switches, mark }) => {
    const { organization, providers } = managed();
    for (const administrator of organization.administrators) Object.assign(administrator, mark);
    const { document, simulator } = await clinic({ ...switches, providers }, organization);
    const { code, checks, credential, organization: named } = await document("--org-id", organization.id);
    expect(code).toBe(0);
    expect(checks.find(({ endpoint }) => endpoint === ofProvider)).toMatchObject({ answer: "ok" });
    expect(credential).toMatchObject({ owner: "joe@msp.example", role: "Help Desk" });
    expect(named).toEqual({ id: organization.id, displayName: organization.displayName });
    const asked = simulator.log.entries.filter(({ endpoint }) => endpoint.includes("providers"));
    expect(new Set(asked.map(({ headers }) => headers.orgId))).toEqual(new Set([undefined]));
  });

  it.each([
    { why: "403", refuse: [ofProvider], providers: managed().providers, answer: "forbidden" },
    { why: "404, as to whoever is none of theirs", refuse: [], providers: {}, answer: "notFound" },
  ])("is ready when the provider answers $why", async ({ refuse, providers, answer }) => {
    const { document } = await clinic({ refuse, providers }, managed().organization);
    const { code, checks } = await document();
    expect(code).toBe(0);
    expect(checks.find(({ endpoint }) => endpoint === ofProvider)).toMatchObject({
      answer,
      remark: "optional: they will not be listed",
    });
  });

  it("tells lists without a total, which are no obstacle", async () => {
    const { document, doctor } = await clinic({ bodyTotals: "absent", headerTotals: "absent" });
    const { code, checks, sync } = await document();
    const lists = checks.filter(({ totalStated }) => totalStated !== undefined);
    expect(code).toBe(0);
    expect(new Set(lists.map(({ remark }) => remark))).toEqual(new Set(["total not stated"]));
    expect(sync?.uncounted).toEqual(["users", "administrators", "groups", "apps", "roles"]);
    expect((await doctor()).stdout).toContain("More, because no total is stated of users,");
  });

  it.each([
    ["ready", {}],
    ["not ready", { refuse: ["/api/systemusers", "/api/v2/roles", /associations/] }],
  ] satisfies [string, Partial<Switches>][])(
    "says the same in text and in JSON when %s",
    async (_, switches) => {
      const { doctor, document } = await clinic(switches);
      const { code: _code, ...answer } = await document();
      const paint = createPaint({}, { mode: "never", env: {} });
      expect((await doctor()).stdout).toBe(doctorText(answer, { width: 100, paint }));
    },
  );

  it("prints nothing with --quiet when all is well, and everything when it is not", async () => {
    const { doctor, simulator } = await clinic();
    const well = await doctor("--quiet");
    expect(well).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect((await doctor("--quiet", "-o", "json")).stdout).toContain('"ready": true');
    simulator.switches.refuse = ["/api/systemusers"];
    expect(await doctor("--quiet")).toMatchObject({
      code: 4,
      stdout: expect.stringContaining("Not ready: GET /api/systemusers answered 403"),
    });
  });
});
