import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import { type ConnectionFlags, resolvePlace } from "../../src/cli/settings.js";
import { resolveTokenUrl } from "../../src/cli/token-url.js";
import { regions } from "../../src/jumpcloud/regions.js";
import { SettingError } from "../../src/jumpcloud/setting-error.js";

function tokenUrl(flags: ConnectionFlags, env: Record<string, string> = {}): string {
  return resolveTokenUrl(flags, { env, place: resolvePlace(flags, env) });
}

describe("resolveTokenUrl", () => {
  const simulator = "http://127.0.0.1:8444";

  it.each<[string, ConnectionFlags, Record<string, string>, string]>([
    ["nothing", {}, {}, regions.us.token],
    ["a region", { region: "eu" }, {}, regions.eu.token],
    [
      "a region of the environment",
      {},
      { JUMPCLOUD_REGION: "in", JUMPCLOUD_OAUTH_URL: "" },
      regions.in.token,
    ],
    ["the origin of a region's console", { baseUrl: regions.eu.console }, {}, regions.eu.token],
    ["an origin and a region", { baseUrl: "https://proxy.example", region: "eu" }, {}, regions.eu.token],
    [
      "a URL before the region",
      { region: "eu" },
      { JUMPCLOUD_OAUTH_URL: "https://token.example/t" },
      "https://token.example/t",
    ],
    [
      "a flag before the environment",
      { baseUrl: simulator, oauthUrl: `${simulator}/oauth2/token` },
      { JUMPCLOUD_OAUTH_URL: "https://token.example/t" },
      `${simulator}/oauth2/token`,
    ],
  ])("follows %s", (_, flags, env, url) => {
    expect(tokenUrl(flags, env)).toBe(url);
  });

  it.each([{ baseUrl: simulator }, { baseUrl: "https://proxy.example" }])(
    "asks no token of JumpCloud for %j alone",
    (flags) => {
      expect(() => tokenUrl(flags)).toThrow(UsageError);
      expect(() => tokenUrl(flags)).toThrow("set JUMPCLOUD_OAUTH_URL or use --oauth-url URL");
    },
  );

  it.each([
    ["token.example/oauth2/token", "is not a URL"],
    ["ftp://token.example/t", "does not begin with https://"],
    ["http://token.example/t", "begins with http://, which would send the client secret unencrypted"],
    ["http://127.0.0.1.example/t", "begins with http://, which would send the client secret unencrypted"],
    ["https://me:secret@token.example/t", "has a user name or password in it"],
    ["https://token.example", "has no path"],
    ["https://token.example/t?a=b", 'has a "?" or "#" in it'],
    ["https://token.example/t#", 'has a "?" or "#" in it'],
  ])("refuses %s: it %s", (oauthUrl, why) => {
    expect(() => tokenUrl({ oauthUrl })).toThrow(SettingError);
    expect(() => tokenUrl({ oauthUrl })).toThrow(`--oauth-url ${why}`);
    expect(() => tokenUrl({}, { JUMPCLOUD_OAUTH_URL: oauthUrl })).toThrow(`JUMPCLOUD_OAUTH_URL ${why}`);
    expect(() => tokenUrl({ oauthUrl })).not.toThrow("me:secret");
  });
});
