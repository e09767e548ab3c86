import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import {
  refuseUncheckedTls,
  resolveOrganizationId,
  resolvePlace,
  secretsIn,
} from "../../src/cli/settings.js";
import { SettingError } from "../../src/jumpcloud/setting-error.js";

describe("resolvePlace", () => {
  it.each([
    ["nothing", {}, {}, { origin: "https://console.jumpcloud.com", region: "us" }],
    [
      "a flag in capitals",
      { region: "EU" },
      {},
      { origin: "https://console.eu.jumpcloud.com", region: "eu" },
    ],
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
    [{}, { JUMPCLOUD_REGION: "USA" }, 'JUMPCLOUD_REGION "USA" is none of JumpCloud\'s regions: us, eu, in'],
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
    expect(() => resolveOrganizationId(flags, env)).toThrow(SettingError);
    expect(() => resolveOrganizationId(flags, env)).toThrow(message);
  });
});

describe("the check of certificates", () => {
  it("is not to be switched off on the way to JumpCloud", () => {
    const refuse = () =>
      refuseUncheckedTls("https://console.jumpcloud.com", { NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(refuse).toThrow(UsageError);
    expect(refuse).toThrow("NODE_TLS_REJECT_UNAUTHORIZED=0 is set");
  });

  it.each([
    ["https://console.jumpcloud.com", {}],
    ["https://console.jumpcloud.com", { NODE_TLS_REJECT_UNAUTHORIZED: "1" }],
    ["http://127.0.0.1:8444", { NODE_TLS_REJECT_UNAUTHORIZED: "0" }],
  ])("is no matter for %s with %j", (origin, env) => {
    expect(() => refuseUncheckedTls(origin, env)).not.toThrow();
  });
});

it("the secrets of the environment are keys, client secrets and the passwords of proxies", () => {
  const env = {
    JUMPCLOUD_API_KEY: "one\n",
    BATON_API_KEY: "two",
    JUMPCLOUD_CLIENT_ID: "id",
    JUMPCLOUD_CLIENT_SECRET: "four\n",
    HTTPS_PROXY: "http://me:three@a.example",
    HOME: "/",
  };
  expect(new Set(secretsIn(env))).toEqual(
    new Set(["one\n", "one", "two", "four\n", "four", "id:four", "three", "me:three"]),
  );
});
