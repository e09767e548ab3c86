import { domainToASCII } from "node:url";

/** Whether an address is one of ours; `unknown` where there is no address, or nobody said which domains are ours. */
export type DomainClass = "internal" | "external" | "unknown";

/**
 * Whether the domain of an address is one of `internalDomains` or below one of them: with "acme.com", "a@eu.acme.com"
 * is internal and "a@notacme.com" is external. Upper and lower case are the same, and so are a name in Unicode and its
 * "xn--" form.
 */
export function domainClass(
  email: string | undefined,
  internalDomains: readonly string[] | undefined,
): DomainClass {
  const domain = email === undefined ? undefined : domainOf(email);
  const ours = internalDomains?.map(foldDomain).filter((one) => one !== "") ?? [];
  if (domain === undefined || ours.length === 0) return "unknown";
  const isOurs = ours.some((one) => domain === one || domain.endsWith(`.${one}`));
  return isOurs ? "internal" : "external";
}

/** "acme.com" of "Ada@ACME.com"; `undefined` where the address names no domain. */
export function domainOf(email: string): string | undefined {
  const at = email.lastIndexOf("@");
  const domain = at === -1 ? "" : foldDomain(email.slice(at + 1));
  return domain === "" ? undefined : domain;
}

function foldDomain(domain: string): string {
  const bare = domain.trim().toLowerCase().replace(/\.$/, "");
  // It makes nothing of what is no host name: that is compared as it is.
  return domainToASCII(bare) || bare;
}
