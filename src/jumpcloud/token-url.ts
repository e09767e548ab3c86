import { isLoopback } from "./base-url.js";
import { regions } from "./regions.js";
import { SettingError } from "./setting-error.js";

const EXAMPLE = regions.us.token;

/** A token host's URL as a person wrote it. As strict as a base URL: the secret crosses the network. Throws SettingError. */
export function parseTokenUrl(text: string, setting: string): string {
  const complain = (why: string) =>
    new SettingError(`${setting} ${why}; it is the whole URL that gives tokens, such as ${EXAMPLE}`);
  if (!URL.canParse(text)) throw complain("is not a URL");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw complain("does not begin with https://");
  if (url.username !== "" || url.password !== "") throw complain("has a user name or password in it");
  if (/[?#]/.test(text)) throw complain('has a "?" or "#" in it');
  if (url.pathname === "/") throw complain("has no path");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw complain("begins with http://, which would send the client secret unencrypted to another machine");
  }
  return url.href;
}
