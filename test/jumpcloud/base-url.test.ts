import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "../../src/jumpcloud/base-url.js";
import { SettingError } from "../../src/jumpcloud/setting-error.js";

describe("parseBaseUrl", () => {
  it.each([
    ["https://console.jumpcloud.com", "https://console.jumpcloud.com"],
    ["https://console.eu.jumpcloud.com/", "https://console.eu.jumpcloud.com"],
    ["HTTPS://Proxy.Example:8443", "https://proxy.example:8443"],
    ["http://127.0.0.1:8444", "http://127.0.0.1:8444"],
    ["http://127.1:80", "http://127.0.0.1"],
    ["http://localhost:8444/", "http://localhost:8444"],
    ["http://[::1]:8444", "http://[::1]:8444"],
    ["http://simulator.localhost:1", "http://simulator.localhost:1"],
  ])("takes %s", (text, origin) => {
    expect(parseBaseUrl(text, "--base-url")).toBe(origin);
  });

  it.each([
    ["console.jumpcloud.com", "is not a URL"],
    ["ftp://console.jumpcloud.com", "does not begin with https://"],
    ["https://me:secret@proxy.example", "has a user name or password in it"],
    ["https://proxy.example/api", "has more than a host in it"],
    ["https://proxy.example/?", "has more than a host in it"],
    ["https://proxy.example#top", "has more than a host in it"],
    ["http://proxy.example", "unencrypted"],
    ["http://127.0.0.1.proxy.example", "unencrypted"],
    ["http://localhost.proxy.example", "unencrypted"],
    ["http://10.0.0.1", "unencrypted"],
  ])("refuses %s: it %s", (text, why) => {
    expect(() => parseBaseUrl(text, "JUMPCLOUD_BASE_URL")).toThrow(SettingError);
    expect(() => parseBaseUrl(text, "JUMPCLOUD_BASE_URL")).toThrow(`JUMPCLOUD_BASE_URL `);
    expect(() => parseBaseUrl(text, "JUMPCLOUD_BASE_URL")).toThrow(why);
  });

  it("never repeats a password that stands in it", () => {
    expect(() => parseBaseUrl("https://me:secret@proxy.example", "--base-url")).not.toThrow("secret");
  });
});
