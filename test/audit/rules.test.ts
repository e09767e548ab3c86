import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/audit/rules.js";

const files = readdirSync(new URL("../../src/audit/rules/", import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ""),
);
describe("the list of rules", () => {
  it("has every rule once, by the name of its file", () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    "says what %s asks, why, and what to do",
    (_, rule) => {
      const { title, predicate, needs, why, remediation, references } = rule;
      for (const sentences of [predicate, why, remediation]) expect(sentences).toMatch(/^[A-Z].*[.]$/s);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(needs).toMatch(/[^.]$/);
      for (const reference of references) expect(reference).toMatch(/^(CIS|PCI DSS|SOC 2|ISO 27001|NIST) /);
      expect(references).not.toEqual([]);
    },
  );
});
