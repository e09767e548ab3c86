import { newApplication, newConfig, type Stamp } from "./new-rows.js";
import type { SimulatedApplication, WireRow } from "./organization.js";
import { planted } from "./planted-markers.js";

/** How an application signs its users in; one that only takes over people does not at all. */
export type SignOn = "saml" | "oidc" | "bookmark" | "none";

/** What JumpCloud's catalogue has; many applications may be made from one entry. */
export interface ApplicationTemplate {
  name: string;
  displayName: string;
  signOn: SignOn;
}

/** An application made from a template, whose `config` holds secrets. */
export function applicationOf(
  { name, displayName, signOn }: ApplicationTemplate,
  stamp: Stamp,
  given: Partial<SimulatedApplication>,
): SimulatedApplication {
  const { sso, ssoUrl, ...plain } = newApplication(stamp, {
    name,
    displayName,
    logo: { url: `https://static.example.com/logos/${name}.png` },
    learnMore: `https://support.example.com/single-sign-on-with-${name}`,
    config: configOf(signOn, stamp.id.slice(-4)),
  });
  return { ...plain, ...signOnFields(signOn, { ssoUrl, stamp }), ...given };
}

function signOnFields(signOn: SignOn, { ssoUrl, stamp }: { ssoUrl: unknown; stamp: Stamp }): WireRow {
  const sso = { jit: false, beta: false, type: signOn };
  if (signOn === "none") return {};
  // "ssoUrl is not allowed for OIDC apps", says the API.
  if (signOn === "oidc") return { sso };
  if (signOn === "bookmark") return { ssoUrl: `https://apps.example.com/${stamp.id.slice(-4)}`, sso };
  return { ssoUrl, sso: { ...sso, idpCertExpirationAt: "2031-03-01T00:00:00.000Z" } };
}

function configOf(signOn: SignOn, suffix: string): WireRow {
  if (signOn !== "oidc") return newConfig(suffix);
  return { ...newConfig(suffix), clientId: { label: "Client ID", value: planted("clientId", suffix) } };
}
