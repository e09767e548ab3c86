import { SettingError } from "./setting-error.js";

/**
 * The origin to send requests to, as a person wrote it. Throws SettingError when it is no http(s) origin, or http to
 * another machine: the key would cross the network for everybody to read.
 */
export function parseBaseUrl(text: string, setting: string): string {
  const complain = (why: string) =>
    new SettingError(`${setting} ${why}; it is the console's origin, such as https://console.jumpcloud.com`);
  if (!URL.canParse(text)) throw complain("is not a URL");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw complain("does not begin with https://");
  if (url.username !== "" || url.password !== "") throw complain("has a user name or password in it");
  // A bare "?" or "#" leaves no trace in the parsed URL.
  if (url.pathname !== "/" || /[?#]/.test(text)) {
    throw complain("has more than a host in it (/api is added by itself)");
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw complain("begins with http://, which would send the API key unencrypted to another machine");
  }
  return url.origin;
}

/** WHATWG URLs write every IPv4 address in full, so "127.1" comes as "127.0.0.1". */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
