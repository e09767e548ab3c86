import { describe, expect, it } from "vitest";
import { findResources } from "../../src/access/find-resource.js";
import { ResourceBook } from "../../src/access/resource-book.js";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";

function resource(key: string, displayName: string, annotations: Resource["annotations"] = []): Resource {
  const [resourceType = "", ...id] = key.split(":");
  return { id: { resourceType, resource: id.join(":") }, displayName, annotations };
}

const book = new ResourceBook();
book.add(
  resource("app:a1", "Slack", [{ "@type": annotationType("AppTrait"), flags: ["APP_FLAG_INACTIVE"] }]),
);
book.add(resource("app:a2", "Slack Archive", [{ "@type": annotationType("AppTrait") }]));
book.add(resource("app:a3", "AWS Production"));
book.add(
  resource("group:g1", "slack", [{ "@type": annotationType("GroupTrait"), groupSourceType: "dynamic" }]),
);
book.add(
  resource("group:a3", "Admins", [{ "@type": annotationType("GroupTrait"), groupSourceType: "native" }]),
);
book.add(resource("role:x:y", "Help Desk"));

describe("a resource is found", () => {
  it.each<[string, string, string[]]>([
    ["by type:id", "app:a3", ["app:a3"]],
    ["by an id with colons", "role:x:y", ["role:x:y"]],
    ["by an id that two types have: both", "a3", ["app:a3", "group:a3"]],
    ["by the whole name before a part, which two types have: both", "Slack", ["app:a1", "group:g1"]],
    ["by its type and the whole name, in any case", "app:SLACK", ["app:a1"]],
    ["by its type and a part of the name", "app:arch", ["app:a2"]],
    ["by a part of the name", "desk", ["role:x:y"]],
    ["by a part that several have: all", "a", ["app:a1", "app:a2", "app:a3", "group:g1", "group:a3"]],
    ["never by its type alone", "app:", []],
    ["not when there is none", "Zoom", []],
    ["never by nothing", "", []],
  ])("%s", (_, text, keys) => {
    expect((findResources(book.all(), text)?.items ?? []).map(({ key }) => key)).toEqual(keys);
  });
});

describe("a book of resources", () => {
  it("knows which groups a rule fills, and which apps are switched off", () => {
    expect([...book.all()].filter(({ isByRule }) => isByRule).map(({ key }) => key)).toEqual(["group:g1"]);
    expect([...book.all()].filter(({ isInactive }) => isInactive).map(({ key }) => key)).toEqual(["app:a1"]);
  });

  it("calls what it does not hold by its id", () => {
    expect(book.of({ resourceType: "app", resource: "gone" })).toEqual({
      id: { resourceType: "app", resource: "gone" },
      key: "app:gone",
      displayName: "gone",
      isByRule: false,
      isInactive: false,
    });
  });
});
