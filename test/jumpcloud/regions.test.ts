import { describe, expect, it } from "vitest";
import { isRegion, regions } from "../../src/jumpcloud/regions.js";

describe("a region", () => {
  it("has the hosts that JumpCloud names", () => {
    const hosts = Object.entries(regions).map(([region, { console, token }]) => [region, console, token]);
    expect(hosts).toEqual([
      ["us", "https://console.jumpcloud.com", "https://admin-oauth.id.jumpcloud.com/oauth2/token"],
      ["eu", "https://console.eu.jumpcloud.com", "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token"],
      ["in", "https://console.in.jumpcloud.com", "https://admin-oauth.id.in.jumpcloud.com/oauth2/token"],
    ]);
  });

  it.each(["US", "", "toString", "__proto__", "eu "])("is not called %j", (name) => {
    expect(isRegion(name)).toBe(false);
  });
});
