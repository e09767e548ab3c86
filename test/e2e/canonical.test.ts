import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { reprint } from "../support/reprint-message.js";

const messages = {
  resourceTypes: "ResourceType",
  resources: "Resource",
  entitlements: "Entitlement",
  grants: "Grant",
};

/** Each record line of a sync file with the message that it is. */
function recordsOf(text: string): { message: string; line: string }[] {
  let message = "";
  return text.split("\n").flatMap((line) => {
    const section = /^"(\w+)":\[$/.exec(line)?.[1];
    if (section !== undefined) message = Reflect.get(messages, section);
    return line.startsWith('{"') && !line.startsWith('{"format"')
      ? [{ message, line: line.replace(/,$/, "") }]
      : [];
  });
}

describe("every record is canonical proto3 JSON of c1.connector.v2", () => {
  it("in the golden file", () => {
    const records = recordsOf(
      readFileSync(new URL("../../fixtures/demo-sync.json", import.meta.url), "utf8"),
    );
    expect(records.length).toBeGreaterThan(50);
    expect(records.map(({ message, line }) => reprint(message, JSON.parse(line)))).toEqual(
      records.map(({ line }) => line),
    );
  });

  it("in a generated organisation", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const organization = generateOrganization({
      seed: 23,
      users: 250,
      groups: 8,
      apps: 10,
      administrators: 6,
    });
    await syncInProcess(createSimulator(organization), { file });
    const records = recordsOf(readFileSync(file, "utf8"));
    expect(records.length).toBeGreaterThan(250);
    expect(records.map(({ message, line }) => reprint(message, JSON.parse(line)))).toEqual(
      records.map(({ line }) => line),
    );
  });
});

describe("the table refuses", () => {
  const user = { id: { resourceType: "user", resource: "1" } };
  const trait = { "@type": "type.googleapis.com/c1.connector.v2.UserTrait" };

  it.each<[string, string, unknown]>([
    ["an unknown key", "Resource", { ...user, colour: "red" }],
    ["a missing id", "Grant", { principal: user }],
    ["an empty string", "Resource", { ...user, displayName: "" }],
    ["a display name beyond 1024 bytes", "Resource", { ...user, displayName: "ü".repeat(513) }],
    ["an unknown status", "Resource", { ...user, status: { status: "ON" } }],
    ["a time with superfluous digits", "Resource", { ...user, createdAt: "2021-03-04T05:06:07.000Z" }],
    ["a lone surrogate", "Resource", { ...user, displayName: "\ud83d" }],
    ["an annotation that does not belong there", "Grant", { annotations: [trait] }],
    [
      "an e-mail with an IDN host",
      "Resource",
      { ...user, annotations: [{ ...trait, emails: [{ address: "j@müller.de" }] }] },
    ],
    [
      "a false that is left out",
      "Resource",
      { ...user, annotations: [{ ...trait, mfaStatus: { mfaEnabled: false } }] },
    ],
    ["an unknown key in an annotation", "Resource", { ...user, annotations: [{ ...trait, icon: "x" }] }],
  ])("%s", (_, message, value) => {
    expect(() => reprint(message, value)).toThrow();
  });
});
