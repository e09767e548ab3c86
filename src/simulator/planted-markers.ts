// Every secret or private value of a simulated organisation holds one of these texts, so that a test can prove
// that none of them reaches a file, a log or a terminal. Look for them without regard to case: an address may
// have been folded on the way.

const markers = {
  apiKey: "PLANTED-api-key",
  sshKey: "PLANTED-ssh-key",
  publicKey: "PLANTED-public-key",
  totpSecret: "PLANTED-totp-secret",
  phone: "PLANTED-phone",
  street: "PLANTED-street",
  locality: "PLANTED-locality",
  userDescription: "PLANTED-user-description",
  recoveryEmail: "PLANTED-recovery-email",
  managedAppleId: "PLANTED-apple-id",
  externalDn: "PLANTED-external-dn",
  relationship: "PLANTED-relationship",
  privateKey: "PLANTED-idp-private-key",
  certificate: "PLANTED-idp-certificate",
  constantAttribute: "PLANTED-constant-attribute",
  radiusReply: "PLANTED-radius-reply",
  experiment: "PLANTED-experiment",
  clientId: "PLANTED-client-id",
  /** The first digits of every unix user and group id: ten digits that start like this, below 2 to the 32nd. */
  unixId: "4040404",
} as const;

export type PlantedKind = keyof typeof markers;

/** What the value of each custom attribute holds: such a value may appear only where it was asked for by name. */
export const attributeMarkers = {
  badge: "BDG-7055",
  team: "team-orchid",
  shirt_size: "PLANTED-shirt-size",
} as const;

/** What the secrets of service accounts hold: they stand in no organisation. */
export const credentialMarkers = {
  clientSecret: "PLANTED-client-secret",
  accessToken: "PLANTED-access-token",
} as const;

/** All texts that must never leave the connector when no custom attribute is named. */
export const plantedMarkers: readonly string[] = [
  ...Object.values(markers),
  ...Object.values(attributeMarkers),
];

/** A private value of this kind; `suffix` makes it one of its own. */
export function planted(kind: PlantedKind, suffix: string | number): string {
  return `${markers[kind]}-${suffix}`;
}

/** A unix user or group id: a number above 2 to the 31st, as JumpCloud allows up to 4294967295. */
export function plantedUnixId(index: number): number {
  return Number(markers.unixId) * 1000 + (index % 1000);
}
