import type { WireRow } from "./organization.js";
import { planted, plantedUnixId } from "./planted-markers.js";

const QUARTER = 4;

/**
 * The secret and personal fields of one user; all kinds are found in any four neighbours. No published answer holds a
 * TOTP secret: it is here in case one does some day.
 */
export function privateUserFields(index: number): WireRow {
  const common: WireRow = {
    description: planted("userDescription", index),
    phoneNumbers: [{ id: `phone-${index}`, type: "mobile", number: planted("phone", index) }],
    unix_uid: plantedUnixId(index),
    unix_guid: plantedUnixId(index),
  };
  return { ...common, ...rarer(index) };
}

function rarer(index: number): WireRow {
  switch (index % QUARTER) {
    case 0:
      return {
        addresses: [address(index)],
        managedAppleId: `${planted("managedAppleId", index)}@example.com`,
      };
    case 1:
      return { ssh_keys: [sshKey(index)], public_key: `ssh-rsa ${planted("publicKey", index)}` };
    case 2:
      return {
        recoveryEmail: { address: `${planted("recoveryEmail", index)}@example.com`, verified: true },
        relationships: [{ type: "emergency", value: planted("relationship", index) }],
      };
    default:
      return {
        totp_secret: planted("totpSecret", index),
        external_dn: `CN=${planted("externalDn", index)},DC=example,DC=com`,
      };
  }
}

function address(index: number): WireRow {
  return {
    id: `address-${index}`,
    type: "home",
    poBox: "",
    extendedAddress: "",
    streetAddress: planted("street", index),
    locality: planted("locality", index),
    region: "",
    postalCode: "",
    country: "",
  };
}

function sshKey(index: number): WireRow {
  return {
    _id: `ssh-key-${index}`,
    create_date: "2023-05-04T11:12:13.000Z",
    name: "laptop",
    public_key: `ssh-ed25519 ${planted("sshKey", index)}`,
  };
}
