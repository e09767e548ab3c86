import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  DEMO_API_KEY,
  DEMO_ORGANIZATION_ID,
  demoOrganization,
} from "../../src/simulator/demo-organization.js";
import { plantedMarkers } from "../../src/simulator/planted-markers.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { ask, idsIn } from "./ask.js";

const text = readFileSync(new URL("../../fixtures/demo-organization.json", import.meta.url), "utf8");
const demo = demoOrganization();
const { users, administrators, groups, applications, memberships, userBindings, groupBindings, roles } = demo;

const userIds = new Set(users.map(({ id }) => id));
const adminOf = (email: string) => administrators.filter((admin) => admin.email?.toLowerCase() === email);
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) < index);
const sso = (application: (typeof applications)[number]) =>
  JSON.stringify(application.sso)?.match(/"type":"(\w+)"/)?.[1];
const groupsOf = (userId: string) =>
  groups.filter(({ id }) => memberships.get(id)?.includes(userId)).map(({ id }) => id);
/** How a user has an application: by how many bindings of the user itself and of its groups. */
const waysTo = (applicationId: string, userId: string) => ({
  direct: (userBindings.get(applicationId) ?? []).filter((id) => id === userId).length,
  groups: (groupBindings.get(applicationId) ?? []).filter((id) => groupsOf(userId).includes(id)).length,
});
const ways = applications.flatMap(({ id }) => users.map((user) => waysTo(id, user.id)));

describe("the demo organisation has", () => {
  it.each<[string, number]>([
    [
      "an administrator made from a user",
      administrators.filter(({ id }) => users.some(({ admin }) => admin?.id === id)).length,
    ],
    [
      "a user whose administrator is unknown",
      users.filter(({ admin }) => admin && !administrators.some(({ id }) => id === admin.id)).length,
    ],
    [
      "an administrator with a user's e-mail in other case only",
      users.filter(({ email }) => email && adminOf(email).some((admin) => admin.email !== email)).length,
    ],
    [
      "an e-mail that two users and an administrator have",
      repeated(users.flatMap(({ email }) => email || [])).filter((email) => adminOf(email).length === 1)
        .length,
    ],
    ["an administrator with two roles", administrators.filter((admin) => admin.roles?.length === 2).length],
    [
      "a custom role",
      administrators.filter(({ roleNames = [] }) => roleNames.includes("Access Reviewer")).length,
    ],
    [
      "a role that nobody holds",
      roles.filter(({ id }) => !JSON.stringify([administrators, demo.serviceAccounts]).includes(id)).length,
    ],
    [
      "a suspended user whose administrator is enabled",
      users.filter(
        ({ state, suspended, admin }) =>
          state === "SUSPENDED" &&
          suspended &&
          administrators.some(({ id, suspended: off }) => id === admin?.id && !off),
      ).length,
    ],
    [
      "an administrator without MFA",
      administrators.filter(({ totpEnrolled }) => totpEnrolled === false).length,
    ],
    [
      "an administrator without a name",
      administrators.filter(({ firstname, lastname }) => !firstname && !lastname).length,
    ],
    ["a staged user", users.filter(({ state }) => state === "STAGED").length],
    ["a locked user", users.filter(({ account_locked }) => account_locked).length],
    ["a user without state", users.filter((user) => !("state" in user)).length],
    [
      "a user with neither name nor e-mail",
      users.filter(
        ({ firstname, lastname, displayname, email }) => !firstname && !lastname && !displayname && !email,
      ).length,
    ],
    [
      "a user who is ACTIVATED but not activated",
      users.filter(({ state, activated }) => state === "ACTIVATED" && activated === false).length,
    ],
    ["a manager who is known", users.filter(({ manager }) => manager && userIds.has(manager)).length],
    ["a manager who is gone", users.filter(({ manager }) => manager && !userIds.has(manager)).length],
    ["MFA by mfa", users.filter(({ mfa }) => mfa?.configured).length],
    [
      "MFA by enrolment",
      users.filter(({ mfa, mfaEnrollment }) => !mfa && mfaEnrollment?.overallStatus === "ENROLLED").length,
    ],
    [
      "MFA by TOTP alone",
      users.filter(({ mfa, mfaEnrollment, totp_enabled }) => !mfa && !mfaEnrollment && totp_enabled).length,
    ],
    [
      "MFA that is unknown",
      users.filter(({ mfa, mfaEnrollment, totp_enabled }) => !mfa && !mfaEnrollment && !totp_enabled).length,
    ],
    [
      "a service account",
      demo.serviceAccounts.filter(({ roleId }) => roles.some(({ id }) => id === roleId)).length,
    ],
    [
      "a dynamic group",
      groups.filter(({ membershipMethod }) => membershipMethod === "DYNAMIC_AUTOMATED").length,
    ],
    [
      "a group of suggestions",
      groups.filter(({ membershipMethod }) => membershipMethod === "DYNAMIC_REVIEW_REQUIRED").length,
    ],
    ["an empty group", groups.filter(({ id }) => memberships.get(id)?.length === 0).length],
    ["a ghost in a group", [...memberships.values()].flat().filter((id) => !userIds.has(id)).length],
    ["a ghost in an app", [...userBindings.values()].flat().filter((id) => !userIds.has(id)).length],
    [
      "an app that somebody has directly only",
      ways.filter(({ direct, groups: through }) => direct === 1 && through === 0).length,
    ],
    [
      "an app through one group",
      ways.filter(({ direct, groups: through }) => direct === 0 && through === 1).length,
    ],
    [
      "an app directly and through a group",
      ways.filter(({ direct, groups: through }) => direct === 1 && through === 1).length,
    ],
    ["an app through two groups", ways.filter(({ groups: through }) => through === 2).length],
    ["an inactive app", applications.filter(({ active }) => !active).length],
    ["two apps of one template", repeated(applications.map(({ name }) => name)).length],
    ["an app without a label", applications.filter(({ displayLabel }) => displayLabel === "").length],
    ["an app with SAML", applications.filter((application) => sso(application) === "saml").length],
    ["an app with OIDC", applications.filter((application) => sso(application) === "oidc").length],
    ["a bookmark", applications.filter((application) => sso(application) === "bookmark").length],
    ["an app without SSO", applications.filter((application) => !("sso" in application)).length],
    ["a name that is a formula", users.filter(({ displayname }) => displayname?.startsWith("=")).length],
    [
      "a name with accents and an emoji",
      users.filter(({ displayname = "" }) => /ø.*🚀/u.test(displayname)).length,
    ],
    [
      "a name with control characters",
      users.filter(({ displayname = "" }) => /\p{Cc}/u.test(displayname)).length,
    ],
    ["a plus-address", users.filter(({ email }) => email?.includes("+")).length],
    ["an e-mail beyond ASCII", users.filter(({ email }) => /[^\0-\x7f]/.test(email ?? "")).length],
    [
      "a password that expires on a date without a time",
      users.filter(({ password_expiration_date: date }) => /^\d{4}-\d\d-\d\d$/.test(String(date))).length,
    ],
    ["custom attributes", users.filter(({ attributes = [] }) => attributes.length > 0).length],
  ])("%s", (_, count) => {
    expect(count).toBeGreaterThan(0);
  });
});

describe("the demo organisation", () => {
  it("is one row a line, and uses no domain that anybody could own", () => {
    expect(text.split("\n").filter((line) => (line.match(/"_id":/g) ?? []).length > 3)).toEqual([]);
    const hosts = [...text.matchAll(/(?:\w@|https:\/\/)([a-z0-9.-]+)/gi)].map(([, host = ""]) =>
      host.toLowerCase(),
    );
    expect(hosts.filter((host) => !/(\.|^)example(\.com)?$|^sso\.jumpcloud\.com$/.test(host))).toEqual([]);
  });

  it("has ids like MongoDB's, no two objects with one", () => {
    const ids = [users, administrators, groups, applications, roles].flat().map(({ id }) => String(id));
    expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
    expect(repeated(ids)).toEqual([]);
  });

  it("plants every marker", () => {
    expect(plantedMarkers.filter((marker) => !text.includes(marker))).toEqual([]);
  });

  it("has an administrator whose key begins like the demo's", () => {
    const prefixes = administrators.flatMap(({ apiKeyHash }) => apiKeyHash?.prefix ?? []);
    expect(prefixes.filter((prefix) => DEMO_API_KEY.startsWith(prefix))).toHaveLength(1);
  });

  it("is a new copy every time", () => {
    const copy = demoOrganization();
    copy.users.pop();
    copy.memberships.clear();
    expect(demoOrganization()).toEqual(demo);
  });

  it("is what a simulator of it serves", async () => {
    const simulator = createSimulator(demoOrganization());
    const served = await ask(simulator, "/api/systemusers?limit=100&sort=_id");
    expect(idsIn(served.body)).toEqual([...userIds].sort());
    expect(idsIn((await ask(simulator, "/api/organizations")).body)).toEqual([DEMO_ORGANIZATION_ID]);
  });
});
