import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import { resolveOrganizationId, resolvePlace } from "../../src/cli/settings.js";

describe("resolvePlace", () => {
  it.each([
    ["nothing", {}, {}, { origin: "https://console.jumpcloud.com", region: "us" }],
    ["a flag", { region: "eu" }, {}, { origin: "https://console.eu.jumpcloud.com", region: "eu" }],
    [
      "a flag before the environment",
      { region: "in" },
      { JUMPCLOUD_REGION: "eu" },
      { origin: "https://console.in.jumpcloud.com", region: "in" },
    ],
    [
      "an empty variable, which is none",
      {},
      { JUMPCLOUD_REGION: "", JUMPCLOUD_BASE_URL: "" },
      { origin: "https://console.jumpcloud.com", region: "us" },
    ],
    [
      "an origin alone: the region is not known",
      {},
      { JUMPCLOUD_BASE_URL: "http://127.0.0.1:8444" },
      { origin: "http://127.0.0.1:8444" },
    ],
    [
      "the origin of a region's console",
      { baseUrl: "https://console.eu.jumpcloud.com/" },
      {},
      { origin: "https://console.eu.jumpcloud.com", region: "eu" },
    ],
    [
      "an origin and a region",
      { baseUrl: "https://proxy.example", region: "us" },
      {},
      { origin: "https://proxy.example", region: "us" },
    ],
  ])("follows %s", (_, flags, env, place) => {
    expect(resolvePlace(flags, env)).toEqual(place);
  });

  it.each([
    [{ region: "mars" }, {}, '--region "mars" is none of JumpCloud\'s regions: us, eu, in'],
    [{}, { JUMPCLOUD_REGION: "US" }, 'JUMPCLOUD_REGION "US" is none of JumpCloud\'s regions: us, eu, in'],
    [{}, { JUMPCLOUD_REGION: "toString" }, "is none of JumpCloud's regions"],
  ])("refuses %j with %j", (flags, env, message) => {
    expect(() => resolvePlace(flags, env)).toThrow(UsageError);
    expect(() => resolvePlace(flags, env)).toThrow(message);
  });
});

describe("resolveOrganizationId", () => {
  const [one, two, three] = ["1".repeat(24), "2".repeat(24), "3".repeat(24)];

  it.each([
    [{ orgId: one }, { JUMPCLOUD_ORG_ID: two }, one],
    [{}, { JUMPCLOUD_ORG_ID: two, BATON_ORG_ID: three }, two],
    [{}, { JUMPCLOUD_ORG_ID: "", BATON_ORG_ID: three }, three],
    [{ orgId: "ABCDEF0123456789ABCDEF01" }, {}, "abcdef0123456789abcdef01"],
    [{}, {}, undefined],
  ])("of %j and %j is %s", (flags, env, id) => {
    expect(resolveOrganizationId(flags, env)).toBe(id);
  });

  it.each([
    [{ orgId: "acme" }, {}, '--org-id "acme"'],
    [{ orgId: "" }, {}, '--org-id ""'],
    [{}, { BATON_ORG_ID: "a\r\nx: y" }, "BATON_ORG_ID"],
  ])("refuses %j with %j", (flags, env, message) => {
    expect(() => resolveOrganizationId(flags, env)).toThrow(UsageError);
    expect(() => resolveOrganizationId(flags, env)).toThrow(message);
  });
});
