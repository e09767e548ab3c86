import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCondition, textsAt } from "../../src/access/condition.js";
import { factsOf } from "../../src/access/resource-facts.js";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";

const ada: Resource = {
  id: { resourceType: "user", resource: "u1" },
  displayName: "Ada Lovelace",
  annotations: [
    {
      "@type": annotationType("UserTrait"),
      emails: [{ address: "ada@example.com", isPrimary: true }, { address: "countess@example.com" }],
    },
  ],
  profile: {
    department: "R&D (EMEA)",
    username: "ada",
    city: "Jose\u0301",
    activated: false,
    cost_center: "",
    level: 7,
    role_names: ["Manager", "Help Desk"],
    attributes: { "badge.no": "17", badge: { color: "red" } },
  },
  status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" },
  createdAt: "2021-03-04T05:06:07Z",
};

function isTrue(text: string, resource = ada): boolean | undefined {
  const condition = parseCondition(text);
  return condition?.holds(textsAt(condition.path, resource, factsOf(resource)) ?? []);
}

describe("a condition holds", () => {
  it.each([
    ["a key of the profile, in any case", "profile.department=r&d (emea)", true],
    ["another value", "profile.department=Sales", false],
    ["a value's beginning", "profile.department=R&D*", true],
    ["a value's middle", "profile.department=*(em*", true],
    ["several stars, in their order", "profile.department=*&*(*)", true],
    ["several stars, out of order", "profile.department=*(*&*", false],
    ["a beginning and an end that overlap", "profile.username=ad*da", false],
    ["no other character is special", "profile.department=R.D [EMEA]", false],
    ["a star alone: something is there", "profile.department=*", true],
    ["a star alone: nothing is there", "profile.manager=*", false],
    ["nothing is there", "profile.manager=", true],
    ["something is there", "profile.department=", false],
    ["an empty text is there", "profile.cost_center=", true],
    ["not equal", "profile.department!=Sales", true],
    ["equal after all", "profile.department!=R&D (EMEA)", false],
    ["not equal to what is not there", "profile.manager!=bob@example.com", true],
    ["a number", "profile.level=7", true],
    ["a truth", "profile.activated=FALSE", true],
    ["one of several", "profile.role_names=help desk", true],
    ["none of several", "profile.role_names!=help desk", false],
    ["a list of objects", "annotations.emails.address=countess@example.com", true],
    ["a key with a dot", "profile.attributes.badge.no=17", true],
    ["a key beside one with a dot", "profile.attributes.badge.color=RED", true],
    ["the state as it stands in the file", "status.status=RESOURCE_STATUS_DISABLED", true],
    ["the state as a column", "status=disabled", true],
    ["details as a column", "details=suspended", true],
    ["an id as it stands in the file", "id.resource=u1", true],
    ["an id as a column", "id=u1", true],
    ["a type", "type=user", true],
    ["a name, as a column", "name=ada*", true],
    ["a name, as it stands in the file", "displayName=ada*", true],
    ["an address", "email=ada@example.com", true],
    ["a user name", "username!=ada", false],
    ["a time", "createdAt=2021-03-*", true],
    ["a letter composed otherwise", "profile.city=JOS\u00c9", true],
    ["blanks around", "  profile.level = 7 ", true],
    ["a value with an equals sign", "profile.department=a=b", false],
    ["what every object has", "constructor.name=Object", false],
    ["what every object has, of the columns", "constructor=", true],
  ])("%s: %s", (_, text, expected) => {
    expect(isTrue(text)).toBe(expected);
  });

  it("or its opposite does, whatever the value", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(isTrue(`profile.department=${value}`)).not.toBe(isTrue(`profile.department!=${value}`));
      }),
    );
  });

  it("for whatever text stands there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const trimmed = text.toWellFormed().trim().replaceAll("*", "");
        const profile = { department: trimmed };
        expect(isTrue(`profile.department=${trimmed}`, { ...ada, profile })).toBe(true);
      }),
    );
  });
});

describe("no condition is", () => {
  it.each(["", "department", "=Sales", "!=Sales", ".department=Sales", "profile.=x", "profile..a=x", " = "])(
    "%j",
    (text) => {
      expect(parseCondition(text)).toBeUndefined();
    },
  );
});

describe("a path", () => {
  const role: Resource = {
    id: { resourceType: "role", resource: "r1" },
    displayName: "Help Desk",
    annotations: [{ "@type": annotationType("RoleTrait") }],
    profile: { attributes: {}, names: ["a", "b"], nothing: null },
  };

  it.each([
    ["profile.manager", undefined],
    ["email", undefined],
    ["status", undefined],
    ["profile.names", ["a", "b"]],
    ["profile.attributes", []],
    ["profile.nothing", []],
  ])("%s leads to %j", (path, texts) => {
    expect(textsAt(path, role, factsOf(role))).toEqual(texts);
  });
});
