import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NameMode } from "../../src/access/name-mode.js";
import { redactRules } from "../../src/audit/redact.js";
import { leaverStillAdmin } from "../../src/audit/rules/leaver-still-admin.js";
import { textRedactor } from "../../src/audit/text-redactor.js";

const account = (id: string, displayName: string, more: { email?: string; username?: string } = {}) => ({
  id: { resourceType: "user", resource: id },
  key: `user:${id}`,
  displayName,
  employeeId: `E-${id}`,
  facts: { jobTitle: "Chief Pilot", department: "Flight" },
  ...more,
});
const accounts = [
  account("u1", "Ada Byron", { email: "ada@example.com", username: "ada" }),
  account("u2", "Ada", { email: "=HYPERLINK(1)@example.com", username: "user" }),
  account("u3", 'José Núñez, "Pepe"'),
  account("u4", "Front Desk (day)", { email: "desk@example.com", username: "frontdesk" }),
];

const resources = [{ displayName: "Help Desk" }, { displayName: "Chief Pilot Lounge" }];
const redactor = (mode: NameMode) => textRedactor({ accounts, resources, mode });

describe("a text for somebody who is not to read who people are", () => {
  it.each([
    ["manager Ada Byron is suspended", "manager A. B. is suspended"],
    ["manager Ada, suspended", "manager A., suspended"],
    ['same address as José Núñez, "Pepe"; 2 in all', "same address as J. N.; 2 in all"],
    ["Front Desk (day) and Adam", "F. D. and Adam"],
    ["ada@example.com, <desk@example.com> and eve@elsewhere.example", "A. B., <F. D.> and …"],
    [
      "user suspended, administrator enabled (Help Desk)",
      "user suspended, administrator enabled (Help Desk)",
    ],
  ])("%s", (text, redacted) => {
    expect(redactor("initials")(text)).toBe(redacted);
  });

  it("has neither the title nor the employee id of whom it is about, and those of others only as words", () => {
    const redact = redactor("none");
    expect(redact("no manager (Chief Pilot), same employee id E-u1", "user:u1")).toBe(
      "no manager (…), same employee id …",
    );
    expect(redact("of 9 peers (Flight, Chief Pilot)", "user:u1")).toBe("of 9 peers (…, …)");
    expect(redact("through Flight", "app:a1")).toBe("through Flight");
    const named = textRedactor({ accounts, resources: [{ displayName: "Flight" }], mode: "none" });
    expect(named("through Flight, of (Chief Pilot)", "user:u1")).toBe("through Flight, of (…)");
  });

  it.each([[" Zoe Quux"], ["Zoe Quux "], ["\tZoe  Quux"], ["Zoe\u00a0Quux"], ["\u00a0 Zoe \t Quux\u2003"]])(
    "has no name, whatever the blanks in it: %j",
    (name) => {
      const redact = textRedactor({
        accounts: [account("z", name, { username: "zq" })],
        resources,
        mode: "none",
      });
      for (const stands of [name, name.trim(), "Zoe Quux", " Zoe\n\nQuux"]) {
        expect(redact(`manager ${stands} is suspended`)).toBe("manager user:z is suspended");
        expect(redact(`(${stands})`)).not.toMatch(/Zoe|Quux/);
        expect(redact(`of ${stands} (zq), at last`)).toBe("of user:z (user:z), at last");
      }
    },
  );

  it("has no title, whatever the blanks in it", () => {
    const pilot = { ...account("z", "Zoe"), facts: { jobTitle: " Chief\u00a0 Pilot ", department: " " } };
    const redact = textRedactor({ accounts: [pilot], resources, mode: "none" });
    expect(redact("no manager ( Chief\u00a0 Pilot )", "user:z")).toBe("no manager ( … )");
  });

  it("never holds a whole name or an address, wherever it stands", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, fc.constantFrom(...accounts), word, (before, { displayName, email }, after) => {
        const text = redactor("none")(`${before} ${displayName} (${email ?? "none"}), ${after}`);
        expect(text).not.toContain(displayName);
        expect(text).not.toContain("@");
        expect(text.startsWith(`${before} user:u`) && text.endsWith(`, ${after}`)).toBe(true);
      }),
    );
  });
});

describe("the results of rules, redacted", () => {
  const subject = {
    id: accounts[0]?.id ?? { resourceType: "", resource: "" },
    key: "user:u1",
    displayName: "Ada Byron",
  };
  const group = {
    id: { resourceType: "group", resource: "g1" },
    key: "group:g1",
    displayName: "On-call",
    email: "o@x.example",
  };
  const suppression = {
    rule: "…",
    subject: "ada",
    reason: "Ada's",
    approvedBy: "Eve",
    expires: "2026-12-31",
  };
  const judged = {
    rule: leaverStillAdmin,
    findings: [
      {
        ruleId: leaverStillAdmin.id,
        severity: "critical" as const,
        subject: { ...subject, email: "ada@example.com" },
        detail: "approved by Ada Byron",
        observed: { email: "ada@example.com" },
        suppressedBy: suppression,
      },
    ],
    clean: 2,
    unknown: [{ subject: group, reason: "ada@example.com is not known" }],
  };

  it("keep ids, severities and names of groups, and nothing that was written about somebody", () => {
    expect(redactRules([judged], { mode: "initials", accounts, resources })).toEqual([
      {
        ...judged,
        findings: [
          {
            ruleId: leaverStillAdmin.id,
            severity: "critical",
            subject: { ...subject, displayName: "A. B." },
            detail: "approved by A. B.",
            observed: {},
            suppressedBy: { expires: "2026-12-31" },
          },
        ],
        unknown: [
          {
            subject: { id: group.id, key: "group:g1", displayName: "On-call" },
            reason: "A. B. is not known",
          },
        ],
      },
    ]);
  });

  it("are the same where everybody may be named", () => {
    expect(redactRules([judged], { mode: "full", accounts, resources })).toEqual([judged]);
  });
});
