import { describe, expect, it } from "vitest";
import { externalLink } from "../../src/connector/external-link.js";

describe("the link to the console", () => {
  it.each([
    ["user", "us", "https://console.jumpcloud.com/#/users/6aa0/details"],
    ["admin_user", "eu", "https://console.eu.jumpcloud.com/#/settings/administrators/details/6aa0"],
    ["group", "in", "https://console.in.jumpcloud.com/#/groups/user/6aa0/details"],
  ] as const)("of a %s in %s is %s", (kind, region, url) => {
    expect(externalLink(kind, { id: "6aa0", region })).toEqual([
      { "@type": "type.googleapis.com/c1.connector.v2.ExternalLink", url },
    ]);
  });

  it.each([
    ["6aa0", undefined],
    ["a/b", "us"],
    ["a\ud800", "us"],
    ["a".repeat(65), "us"],
  ] as const)("is left out for the id %j in the region %s", (id, region) => {
    expect(externalLink("user", { id, region })).toEqual([]);
  });
});
