import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addSync } from "../../../src/cli/commands/sync.js";
import { connectorConfiguration } from "../../../src/cli/config/configuration.js";
import { connectionSettings } from "../../../src/cli/config/connection-settings.js";
import { run } from "../../../src/cli/main.js";
import { createProgram } from "../../../src/cli/program.js";
import { secretsIn } from "../../../src/cli/settings.js";
import { regions } from "../../../src/jumpcloud/regions.js";
import { expectFixture } from "../../support/golden-screen.js";
import { fakeIo } from "../fake-io.js";

const text = z.string().min(1);
const yes = z.literal(true);
const names = z.array(text).min(1);

/** Messages of c1.config.v1 without what has the value zero; keys in the order of their numbers. */
const fieldSchema = z.strictObject({
  name: text,
  displayName: text.optional(),
  description: text.optional(),
  placeholder: text.optional(),
  isRequired: yes.optional(),
  isOps: yes.optional(),
  isSecret: yes.optional(),
  stringField: z.strictObject({
    defaultValue: text.optional(),
    rules: z
      .strictObject({
        pattern: text.optional(),
        in: names.optional(),
        wellKnown: z.literal("WELL_KNOWN_STRING_URI").optional(),
      })
      .optional(),
    options: z.array(z.strictObject({ name: text, value: text, displayName: text })).optional(),
  }),
});
const configurationSchema = z.strictObject({
  fields: z.array(fieldSchema).min(1),
  constraints: z.array(
    z.strictObject({
      kind: z.enum([
        "CONSTRAINT_KIND_REQUIRED_TOGETHER",
        "CONSTRAINT_KIND_AT_LEAST_ONE",
        "CONSTRAINT_KIND_MUTUALLY_EXCLUSIVE",
        "CONSTRAINT_KIND_DEPENDENT_ON",
      ]),
      fieldNames: names,
      secondaryFieldNames: names.optional(),
    }),
  ),
  displayName: text,
  isDirectory: yes,
});

async function printed(env: Record<string, string> = {}): Promise<string> {
  const io = fakeIo({ env });
  expect(await run(["node", "jc-connector", "config"], io)).toBe(0);
  expect(io.stderr.text()).toBe("");
  return io.stdout.text();
}

const settings = readFileSync(new URL("../../../docs/settings.md", import.meta.url), "utf8");
const flags = connectionSettings.flatMap((setting) => setting.flags);
const variables = connectionSettings.flatMap((setting) => setting.variables);

/** Whether the settings that are given keep every constraint, as the SDK judges it. */
function isAccepted(given: readonly string[]): boolean {
  return connectorConfiguration().constraints.every(({ kind, fieldNames, secondaryFieldNames = [] }) => {
    const present = fieldNames.filter((name) => given.includes(name)).length;
    if (kind === "CONSTRAINT_KIND_REQUIRED_TOGETHER") return present === 0 || present === fieldNames.length;
    if (kind === "CONSTRAINT_KIND_AT_LEAST_ONE") return present > 0;
    if (kind === "CONSTRAINT_KIND_MUTUALLY_EXCLUSIVE") return present <= 1;
    return present === 0 || secondaryFieldNames.every((name) => given.includes(name));
  });
}

describe("jc-connector config", () => {
  it("prints the message, which its strict parser prints again byte for byte", async () => {
    const json = await printed();
    expect(JSON.stringify(configurationSchema.parse(JSON.parse(json)), null, 2)).toBe(json);
  });

  it("prints what it printed before", async () => {
    expectFixture("config.json", await printed());
  });

  it("prints no value of the environment", async () => {
    const env = { JUMPCLOUD_API_KEY: "a-key-that-is-secret", JUMPCLOUD_REGION: "mars" };
    expect(await printed(env)).toBe(await printed());
  });

  it("has every option of the connection that sync has", () => {
    const io = fakeIo();
    const program = createProgram(io);
    addSync(program, async () => {});
    const sync = program.commands.find((command) => command.name() === "sync");
    const options = (sync?.options ?? [])
      .filter(({ helpGroupHeading }) => helpGroupHeading === "Organisation and key:")
      .map(({ long }) => long);
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((long) => !flags.some((flag) => flag === long))).toEqual([]);
  });

  it("has every variable of JumpCloud's that the page of settings names", () => {
    const named = new Set(settings.match(/\b(?:JUMPCLOUD|BATON)_[A-Z_]+\b/g));
    // A Baton connector has one credential, for whatever it does.
    named.delete("JUMPCLOUD_WRITE_API_KEY");
    expect(named.size).toBeGreaterThan(3);
    expect([...named].filter((variable) => !variables.includes(variable))).toEqual([]);
  });

  it("calls secret exactly what is concealed", () => {
    const secrets = connectionSettings.filter(
      ({ variables: [variable = ""] }) => secretsIn({ [variable]: "hidden" }).length > 0,
    );
    const { fields } = connectorConfiguration();
    expect(fields.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(
      secrets.map(({ name }) => name),
    );
  });

  it("offers the regions that there are", () => {
    const region = connectorConfiguration().fields.find(({ name }) => name === "region");
    expect(region?.stringField.options?.map(({ value }) => value)).toEqual(Object.keys(regions));
  });

  it.each([
    [["api-key"], true],
    [["client-id", "client-secret"], true],
    [["client-id", "client-secret", "oauth-url", "org-id"], true],
    [[], false],
    [["org-id", "region"], false],
    [["client-id"], false],
    [["client-secret"], false],
    [["api-key", "client-secret"], false],
    [["api-key", "client-id", "client-secret"], false],
    [["api-key", "oauth-url"], false],
  ])("of %j says whether they go together: %s", (given, accepted) => {
    expect(isAccepted(given)).toBe(accepted);
  });

  it("names in its constraints only fields that there are", () => {
    const { fields, constraints } = connectorConfiguration();
    const known = new Set(fields.map(({ name }) => name));
    const used = constraints.flatMap(({ fieldNames, secondaryFieldNames = [] }) => [
      ...fieldNames,
      ...secondaryFieldNames,
    ]);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});
