import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { administratorResource } from "../../src/connector/admin-user.js";
import { appResource } from "../../src/connector/app.js";
import { isValidAddress } from "../../src/connector/email.js";
import { groupResource } from "../../src/connector/group.js";
import type { Mapped } from "../../src/connector/mapped.js";
import { serviceAccountResource } from "../../src/connector/service-account.js";
import { userResource } from "../../src/connector/user.js";
import { administratorParser } from "../../src/jumpcloud/administrator.js";
import { parseApplication } from "../../src/jumpcloud/application.js";
import type { ObjectParser } from "../../src/jumpcloud/row.js";
import { parseServiceAccount } from "../../src/jumpcloud/service-account.js";
import { systemUserParser } from "../../src/jumpcloud/system-user.js";
import { parseUserGroup } from "../../src/jumpcloud/user-group.js";
import { resourceSchema } from "../../src/model/resource.js";
import { canonicalTimestamp } from "../../src/model/timestamp.js";

const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "",
    " ",
    "\ud83d",
    "\udc00x",
    "ada@example.com",
    "ACTIVATED",
    "STAGED",
    "saml",
    "https://x.com",
    "2024-01-01T00:00:00.500Z",
  ),
  fc.constantFrom("é", "😀", "\ud800", "İ", "a").map((unit) => unit.repeat(1100)),
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: oddText },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, 0, 1e300, -0) },
  { weight: 1, arbitrary: fc.array(oddText, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom("type", "configured", "id", "overallStatus", "prefix", "expireAt"),
      oddText,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.record({ name: fc.constantFrom("badge", "__proto__", "x\ud800"), value: fc.jsonValue() }),
      { maxLength: 3 },
    ),
  },
);

const roleNames = ["a\ud800"];
const attributes = ["badge", "__proto__", "x\ud800"];

/** A kind of row: how it is parsed, which fields it may have, and how it becomes a resource. */
function kind<Row>(
  name: string,
  {
    idKey,
    fields,
    parse,
    map,
  }: { idKey: string; fields: string[]; parse: ObjectParser<Row>; map: (row: Row) => Mapped },
) {
  const raw = fc.record({
    id: oddText.filter((text) => text !== ""),
    rest: fc.dictionary(fc.constantFrom(...fields), oddValue),
  });
  const mapped = raw.map(({ id, rest }) => {
    const parsed = parse({ ...rest, [idKey]: id });
    if (parsed === undefined) throw new Error("a row with an id was not parsed");
    return map(parsed.row);
  });
  return { name, mapped };
}

const kinds = [
  kind("user", {
    idKey: "_id",
    fields: [
      ...["username", "email", "alternateEmail", "firstname", "middlename", "lastname", "displayname"],
      ...[
        "systemUsername",
        "state",
        "suspended",
        "account_locked",
        "mfa",
        "mfaEnrollment",
        "admin",
        "manager",
      ],
      ...["attributes", "employeeIdentifier", "jobTitle", "password_date", "created", "totp_enabled"],
    ],
    parse: systemUserParser(["badge"]),
    map: (row) => userResource(row, { attributes, managerEmail: "\ud800", region: "us" }),
  }),
  kind("administrator", {
    idKey: "_id",
    fields: [
      "email",
      "firstname",
      "lastname",
      "suspended",
      "totpEnrolled",
      "apiKeyHash",
      "created",
      "roleNames",
    ],
    parse: administratorParser(() => true),
    map: (row) => administratorResource(row, { roleNames, region: "eu" }),
  }),
  kind("service account", {
    idKey: "objectId",
    fields: ["name", "status", "expiresAt", "roleId"],
    parse: parseServiceAccount,
    map: (row) => serviceAccountResource(row, { roleNames }),
  }),
  kind("group", {
    idKey: "id",
    fields: ["name", "type", "description", "email"],
    parse: parseUserGroup,
    map: (row) => groupResource(row, { method: "DYNAMIC_AUTOMATED", region: "in" }),
  }),
  kind("application", {
    idKey: "_id",
    fields: [
      "name",
      "displayName",
      "displayLabel",
      "description",
      "active",
      "learnMore",
      "sso",
      "created",
      "ssoUrl",
    ],
    parse: parseApplication,
    map: appResource,
  }),
];

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* textsIn(item);
    }
  }
}

const bytes = (text: string | undefined) => Buffer.byteLength(text ?? "");

describe("whatever a row holds", () => {
  it.each(kinds)("a $name becomes a canonical resource", ({ mapped }) => {
    fc.assert(
      fc.property(mapped, ({ resource }) => {
        // The schema's keys stand in canonical order, and what it does not name it drops.
        expect(JSON.stringify(resourceSchema.parse(resource))).toBe(JSON.stringify(resource));
        for (const text of textsIn(resource)) expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(kinds)("the texts of a $name are within their limits", ({ mapped }) => {
    fc.assert(
      fc.property(mapped, ({ resource, warnings }) => {
        const limits: [string | undefined, number][] = [
          [resource.id.resource, 480],
          [resource.displayName, 1024],
          [resource.description, 2048],
          [resource.status?.details, 1024],
        ];
        for (const annotation of resource.annotations) {
          if ("helpUrl" in annotation) limits.push([annotation.helpUrl, 1024]);
          if ("url" in annotation) limits.push([annotation.url, 1024]);
          if ("appSourceType" in annotation) limits.push([annotation.appSourceType, 64]);
          if ("rawAppSourceType" in annotation) limits.push([annotation.rawAppSourceType, 256]);
          if ("id" in annotation) limits.push([annotation.id, 1024]);
        }
        for (const [text, limit] of limits) expect(bytes(text)).toBeLessThanOrEqual(limit);
        if (bytes(resource.displayName) > 1020) expect([...warnings]).toContain("truncated");
      }),
      { numRuns: 300 },
    );
  });

  it.each(kinds)("the addresses and times of a $name are valid", ({ mapped }) => {
    fc.assert(
      fc.property(mapped, ({ resource }) => {
        const [trait] = resource.annotations;
        const emails = trait !== undefined && "emails" in trait ? (trait.emails ?? []) : [];
        for (const { address } of emails) expect(isValidAddress(address)).toBe(true);
        expect(emails.filter(({ isPrimary }) => isPrimary).length).toBeLessThanOrEqual(1);
        const { createdAt } = resource;
        if (createdAt !== undefined) expect(canonicalTimestamp(createdAt)).toBe(createdAt);
      }),
      { numRuns: 100 },
    );
  });
});
