import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import { proxySecrets, resolveProxy } from "../../src/cli/proxy.js";

const console = "https://console.jumpcloud.com";
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("the proxy", () => {
  it.each([
    ["nothing", {}, undefined],
    ["empty variables", { HTTPS_PROXY: "", https_proxy: "" }, undefined],
    [
      "a variable in capitals",
      { HTTPS_PROXY: "http://proxy.example:3128" },
      { origin: "http://proxy.example:3128", noProxy: "" },
    ],
    [
      "small letters first",
      { HTTPS_PROXY: "http://one.example", https_proxy: "http://two.example" },
      { origin: "http://two.example", noProxy: "" },
    ],
    [
      "no scheme",
      { HTTPS_PROXY: "proxy.example:3128" },
      { origin: "http://proxy.example:3128", noProxy: "" },
    ],
    [
      "a proxy behind TLS",
      { HTTPS_PROXY: "https://proxy.example" },
      { origin: "https://proxy.example", noProxy: "" },
    ],
    [
      "a user name and a password",
      { HTTPS_PROXY: "http://mira:p%40ss@proxy.example:8080/" },
      { origin: "http://proxy.example:8080", authorization: basic("mira:p@ss"), noProxy: "" },
    ],
    [
      "a user name alone",
      { HTTPS_PROXY: "http://mira@proxy.example" },
      { origin: "http://proxy.example", authorization: basic("mira:"), noProxy: "" },
    ],
    [
      "hosts that are left out",
      { HTTPS_PROXY: "http://proxy.example", NO_PROXY: "a.example" },
      { origin: "http://proxy.example", noProxy: "a.example" },
    ],
    [
      "hosts that are left out, small letters first",
      { HTTPS_PROXY: "http://proxy.example", NO_PROXY: "a.example", no_proxy: "b.example" },
      { origin: "http://proxy.example", noProxy: "b.example" },
    ],
    [
      "only HTTP_PROXY and ALL_PROXY",
      { HTTP_PROXY: "http://a.example", ALL_PROXY: "http://b.example" },
      undefined,
    ],
  ])("of %s", (_, env, proxy) => {
    expect(resolveProxy(console, env)).toEqual(proxy);
  });

  it.each([
    "http://127.0.0.1:8444",
    "https://127.0.0.1:8444",
    "https://localhost",
    "https://[::1]:1",
    "http://demo.localhost:80",
  ])("is none on the way to this machine: %s", (origin) => {
    const proxy = "http://proxy.example:3128";
    expect(resolveProxy(origin, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, ALL_PROXY: proxy })).toBeUndefined();
  });

  it.each([
    "socks5://proxy.example:1080",
    "ftp://proxy.example",
    "http://",
    "http://a b",
    "http://me:%zz-s3cret@proxy.example",
  ])("is refused when it is %s, which is not repeated", (value) => {
    const resolve = () => resolveProxy(console, { https_proxy: value });
    expect(resolve).toThrow(UsageError);
    expect(resolve).toThrow(/^https_proxy is no HTTP proxy: it looks like http:\/\/proxy\.example:3128$/);
  });
});

describe("the passwords of proxies", () => {
  it("are known as they are written and as they are meant, whichever variable holds them", () => {
    const env = {
      HTTP_PROXY: "http://me:p%40ssword@a.example",
      all_proxy: "b.example",
      https_proxy: "nonsense:",
    };
    expect(proxySecrets(env)).toEqual(["p%40ssword", "me:p@ssword", "p@ssword"]);
  });
});
