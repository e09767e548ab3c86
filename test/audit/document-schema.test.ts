import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { auditDocumentSchema } from "../../src/audit/document.js";
import { printAudit } from "../../src/audit/print-audit.js";
import { run } from "../../src/cli/main.js";
import { madeReport, many } from "../cli/audit/made-report.js";
import { fakeIo } from "../cli/fake-io.js";

async function validatorOf(name: string): Promise<ValidateFunction> {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", name], io)).toBe(0);
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  return ajv.compile(JSON.parse(io.stdout.text()));
}

function faults(validate: ValidateFunction, document: object): string[] {
  validate(document);
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
}

const screen = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/screens/${name}.txt`, import.meta.url), "utf8"));

const suppression = { reason: "kiosk", approvedBy: "Eve", expires: "2026-12-31" };
/** With everything that a document may hold. */
const full = () =>
  JSON.parse(
    [
      ...printAudit(
        madeReport(
          [
            {
              id: "r",
              findings: [
                {
                  suppressedBy: suppression,
                  observed: { days: 40 },
                  entitlementId: "app:a1:access",
                  pathIds: ["g"],
                },
                ...many(2, "low"),
                { suppressionEnded: { expires: "2026-11-03" } },
              ],
              unknown: [{ name: "Bob", reason: "not told" }],
              clean: 7,
            },
            { id: "s", notRun: "no roster was given (--roster)" },
          ],
          {
            settings: { failOn: "low", strict: true, rules: ["r", "s"] },
            exitCode: 3,
            exitReason: "notJudged",
          },
        ),
      ),
    ].join(""),
  );

describe("the JSON Schema of an audit", () => {
  let validate: ValidateFunction;
  beforeAll(async () => {
    validate = await validatorOf("audit");
  });

  it.each(["audit-json", "audit-json-no-names"])("passes %s", (name) => {
    expect(faults(validate, screen(name))).toEqual([]);
  });

  it("passes a document that has everything, as what reads it here does", () => {
    expect(faults(validate, full())).toEqual([]);
    expect(auditDocumentSchema.parse(full())).toEqual(full());
  });

  it.each<[string, (document: ReturnType<typeof full>) => void, string]>([
    ["another format", (document) => (document.format = "jc-connector/diff"), "/format"],
    ["another version", (document) => (document.version = 2), "/version"],
    ["an unknown severity", (document) => (document.findings[0].severity = "grave"), "/findings/0/severity"],
    ["a severity that is not counted", (document) => delete document.counts.info, "/counts"],
    ["a finding about nobody", (document) => delete document.findings[1].subject, "/findings/1"],
    ["an unknown one without reason", (document) => (document.unknowns[0].reason = ""), "/unknowns/0/reason"],
    ["an unknown end", (document) => (document.exitReason = "tired"), "/exitReason"],
    ["no rules", (document) => delete document.rules, ""],
  ])("refuses %s", (_, spoil, place) => {
    const document = full();
    spoil(document);
    expect(faults(validate, document)).toEqual([place]);
  });

  it("has a line for each rule, finding and unknown", () => {
    const { rules, notRun, findings, unknowns, counts } = full();
    expect({ rules, notRun, unknowns, counts }).toEqual({
      rules: [
        {
          id: "r",
          severity: "high",
          title: "The title of r",
          judges: "users",
          outcome: "findings",
          findings: 3,
          suppressed: 1,
          clean: 7,
          unknown: 1,
        },
        {
          id: "s",
          severity: "high",
          title: "The title of s",
          judges: "users",
          outcome: "notRun",
          findings: 0,
          suppressed: 0,
          clean: 0,
          unknown: 0,
        },
      ],
      notRun: [{ ruleId: "s", reason: "no roster was given (--roster)" }],
      unknowns: [
        {
          ruleId: "r",
          subject: { id: "bob", type: "user", displayName: "Bob", email: "bob@example.com" },
          reason: "not told",
        },
      ],
      counts: { info: 0, low: 2, medium: 0, high: 1, critical: 0 },
    });
    expect(findings[0]).toEqual({
      ruleId: "r",
      severity: "high",
      subject: { id: "ada", type: "user", displayName: "Ada", email: "ada@example.com" },
      detail: "no MFA",
      observed: { days: 40 },
      entitlementId: "app:a1:access",
      pathIds: ["g"],
      remediation: "Mend it.",
      references: ["CIS 5.3"],
      suppressedBy: suppression,
    });
  });
});

describe("the JSON Schema of suppressions", () => {
  const one = { rule: "mfa-excluded", subject: "kiosk-*", ...suppression };
  let validate: ValidateFunction;
  beforeAll(async () => {
    validate = await validatorOf("suppressions");
  });

  it.each<[string, object, string[]]>([
    ["passes a sound one", one, []],
    ["refuses a key that it does not know", { ...one, expire: "…" }, ["/suppressions/0"]],
    ["refuses one without an end", { ...one, expires: undefined }, ["/suppressions/0"]],
    ["refuses a day that does not exist", { ...one, expires: "2026-02-29" }, ["/suppressions/0/expires"]],
  ])("%s", (_, suppressed, expected) => {
    expect(faults(validate, { suppressions: [suppressed] })).toEqual(expected);
  });
});
