import { newUser } from "./new-rows.js";
import type { MakeObjectId } from "./object-id.js";
import type { SimulatedUser } from "./organization.js";
import { departments, firstNames, jobTitles, lastNames, locations } from "./person-names.js";
import { attributeMarkers, planted, plantedUnixId } from "./planted-markers.js";
import type { Random } from "./random.js";

/** The first hire of a generated organisation. */
export const FOUNDED_MS = Date.parse("2019-03-04T08:00:00.000Z");
const HIRING_MS = 6 * 365 * 86_400_000;

/** One in seven leads others: user i reports to user (i - 1) / 7. */
const REPORTS = 7;

/** People of many kinds, in the order of their hiring. */
export function generateUsers(
  count: number,
  source: { random: Random; makeId: MakeObjectId },
): SimulatedUser[] {
  const users: SimulatedUser[] = [];
  for (let index = 0; index < count; index++) {
    const at = FOUNDED_MS + Math.floor((HIRING_MS / count) * index);
    const stamp = { id: source.makeId(at), created: new Date(at).toISOString() };
    const manager = users[Math.floor((index - 1) / REPORTS)];
    users.push(newUser(stamp, person(index, { random: source.random, manager, makeId: source.makeId })));
  }
  return users;
}

interface Circumstances {
  random: Random;
  manager: SimulatedUser | undefined;
  makeId: MakeObjectId;
}

function person(index: number, { random, manager, makeId }: Circumstances): Partial<SimulatedUser> {
  const firstname = random.pick(firstNames);
  const lastname = random.pick(lastNames);
  const username = `${asciiOf(firstname)}.${asciiOf(lastname)}.${index}`;
  return {
    username,
    email: random.next() < 0.01 ? "" : `${username}@${index % 40 === 7 ? "Example.com" : "example.com"}`,
    // One in fifty has no name at all, as accounts of scanners and kiosks have not.
    ...(random.next() < 0.02 ? {} : { firstname, lastname }),
    displayname: random.next() < 0.6 ? `${firstname} ${lastname}` : "",
    company: "Example Works",
    department: random.pick(departments),
    jobTitle: random.pick(jobTitles),
    location: random.pick(locations),
    employeeIdentifier: random.next() < 0.8 ? `E${String(index).padStart(6, "0")}` : null,
    employeeType: random.pick(["Employee", "Employee", "Contractor", ""]),
    ...managerOf({ random, manager, makeId }),
    ...accountState(random),
    ...secondFactors(random),
    ...privateFields(index, random),
  };
}

function managerOf({ random, manager, makeId }: Circumstances): Partial<SimulatedUser> {
  const kind = random.next();
  // Two in a hundred report to somebody whose account has been deleted.
  if (kind < 0.02) return { manager: makeId(FOUNDED_MS) };
  return kind < 0.9 && manager !== undefined ? { manager: manager.id } : {};
}

function accountState(random: Random): Partial<SimulatedUser> {
  const kind = random.next();
  if (kind < 0.04) return { state: "SUSPENDED", suspended: true };
  if (kind < 0.06) return { state: "STAGED", activated: false };
  if (kind < 0.08) return { account_locked: true, account_locked_date: "2026-05-11T07:30:00.000Z" };
  if (kind < 0.12) return { activated: false };
  return kind < 0.14 ? { password_expired: true, password_expiration_date: "2026-02-28" } : {};
}

function secondFactors(random: Random): Partial<SimulatedUser> {
  const kind = random.next();
  if (kind < 0.6) return { mfa: { exclusion: false, configured: true }, totp_enabled: true };
  if (kind < 0.7) return { mfaEnrollment: { overallStatus: "ENROLLED", pushStatus: "ENROLLED" } };
  return kind < 0.75 ? { mfa: { exclusion: true, configured: false } } : {};
}

// A second address and a local account name are part of an account: they are no secret of the person.
function privateFields(index: number, random: Random): Partial<SimulatedUser> {
  const unix = { unix_uid: plantedUnixId(index), unix_guid: plantedUnixId(index) };
  // The rest for the first and one in eight: enough to prove that nothing leaks, and a small organisation in memory.
  if (index > 0 && random.next() > 0.125) return unix;
  return {
    ...unix,
    description: planted("userDescription", index),
    systemUsername: `local${index}`,
    public_key: planted("publicKey", index),
    ssh_keys: [{ name: "laptop", public_key: planted("sshKey", index) }],
    totp_secret: planted("totpSecret", index),
    phoneNumbers: [{ type: "mobile", number: planted("phone", index) }],
    addresses: [
      { type: "home", streetAddress: planted("street", index), locality: planted("locality", index) },
    ],
    recoveryEmail: { address: `${planted("recoveryEmail", index)}@example.com`, verified: true },
    alternateEmail: `second.${index}@example.com`,
    managedAppleId: `${planted("managedAppleId", index)}@example.com`,
    external_dn: planted("externalDn", index),
    relationships: [{ type: "assistant", value: planted("relationship", index) }],
    attributes: [
      { name: "badge", value: `${attributeMarkers.badge}${index}` },
      { name: "team", value: `${attributeMarkers.team}-${index % 9}` },
      { name: "shirt_size", value: `${attributeMarkers.shirt_size}-${index % 5}` },
    ],
  };
}

function asciiOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
