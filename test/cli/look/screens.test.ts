import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { demoLine, lookAt } from "./look-at.js";

const golden = (name: string) =>
  readFileSync(new URL(`../../../fixtures/screens/${name}.txt`, import.meta.url), "utf8");

describe("a list looks like the golden screen", () => {
  it.each([
    ["resource-types-terminal-100", ["resource-types"], 100, "5 resource types\n"],
    ["resources-terminal-140", ["resources", "-t", "user"], 140, "14 resources\n"],
    [
      "resources-terminal-60",
      ["resources", "-t", "user"],
      60,
      "14 resources. No room for details, email, username: a wider\nterminal, or -o json\n",
    ],
    ["resources-terminal-140-plain", ["resources", "-t", "user", "--color", "never"], 140, "14 resources\n"],
    [
      "grants-terminal-60",
      ["grants", "-p", "soren"],
      60,
      "7 grants. No room for resourceType, slug, principalType,\nemail, entitlementId, principalId, resourceId, id: a wider\nterminal, or -o json\n",
    ],
    [
      "grants-terminal-140",
      ["grants", "-p", "soren"],
      140,
      "7 grants. No room for entitlementId, resourceId, id: a wider terminal, or -o json\n",
    ],
    [
      "entitlements-terminal-140",
      ["entitlements"],
      140,
      "20 entitlements. No room for resourceId: a wider terminal, or -o json\n",
    ],
    ["principals-terminal-140", ["principals", "-e", "aws sso"], 140, "5 principals\n"],
  ])("%s", async (name, args, columns, closing) => {
    const { code, stdout, stderr } = await lookAt(args, { columns });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${demoLine}${closing}`,
    });
    expect(stdout).toBe(golden(name));
  });

  it.each([
    ["resources-without-terminal", ["resources"]],
    ["grants-without-terminal", ["grants", "-t", "app", "--inherited"]],
  ])("%s", async (name, args) => {
    expect(await lookAt(args)).toEqual({ code: 0, stdout: golden(name), stderr: demoLine });
    expect(await lookAt([...args, "--color", "always"])).toMatchObject({ stdout: golden(name) });
  });
});
