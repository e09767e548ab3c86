import { describe, expect, it } from "vitest";
import { encode } from "../../../src/c1z/messages/encode.js";
import { enums, type MessageName, messages } from "../../../src/c1z/messages/fields.js";
import { describedMessage } from "../../../src/c1z/messages/registry.js";

const TYPE = "type.googleapis.com/c1.connector.v2.";
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
/** A field of bytes: its tag, its length, itself. */
const field = (number: number, content: string) => {
  const bytes = Buffer.from(content, "hex");
  return Buffer.from([(number << 3) | 2, bytes.length]).toString("hex") + bytes.toString("hex");
};
const textField = (number: number, text: string) => field(number, Buffer.from(text).toString("hex"));

describe("a message in the binary format", () => {
  it.each<{ what: string; name: MessageName; json: Parameters<typeof encode>[1]; bytes: string }>([
    {
      what: "strings by their numbers",
      name: "ResourceId",
      json: { resourceType: "user", resource: "u1" },
      bytes: textField(1, "user") + textField(2, "u1"),
    },
    {
      what: "enums as numbers, of a list packed",
      name: "ResourceType",
      json: { id: "app", traits: ["TRAIT_APP", "TRAIT_GROUP"] },
      bytes: textField(1, "app") + field(3, "0402"),
    },
    {
      what: "an empty message that is there, and none that is not",
      name: "UserTrait",
      json: { mfaStatus: {} },
      bytes: field(10, ""),
    },
    {
      what: "fields beyond 15 with their own numbers",
      name: "UserTrait",
      json: { mfaStatus: { mfaEnabled: true }, employeeIds: ["7"] },
      bytes: field(10, "0801") + textField(13, "7"),
    },
    {
      what: "a map as entries",
      name: "GrantSources",
      json: { sources: { "group:g:member": { isDirect: true } } },
      bytes: field(1, textField(1, "group:g:member") + field(2, "0801")),
    },
    {
      what: "an annotation with its type and its own bytes",
      name: "Grant",
      json: { id: "g", annotations: [{ "@type": `${TYPE}RawId`, id: "r" }] },
      bytes: textField(3, "g") + field(4, textField(1, `${TYPE}RawId`) + field(2, textField(1, "r"))),
    },
    {
      what: "a time as seconds and nanoseconds",
      name: "Resource",
      json: { createdAt: "1970-01-01T00:00:01.250Z" },
      bytes: field(12, "08011080e59a77"),
    },
  ])("has $what", ({ name, json, bytes }) => {
    expect(hex(encode(name, json))).toBe(bytes);
  });

  it.each([
    { what: "a key that it does not know", json: { id: "x", nope: 1 } },
    { what: "another type than the field's", json: { id: 7 } },
    {
      what: "an annotation of an unknown type",
      json: { id: "x", annotations: [{ "@type": `${TYPE}Nope` }] },
    },
  ])("is not made of $what", ({ json }) => {
    expect(() => encode("Grant", json)).toThrow();
  });
});

describe("the table of fields", () => {
  it.each(Object.keys(messages) as MessageName[])("describes %s with each number once", (name) => {
    const numbers = describedMessage(name).fields.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(Object.keys(messages[name]).length);
  });

  it("has a zero in every enum", () => {
    expect(Object.values(enums).filter(([first]) => !first.endsWith("UNSPECIFIED"))).toEqual([]);
  });
});
