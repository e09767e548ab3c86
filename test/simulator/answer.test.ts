import { describe, expect, it } from "vitest";
import { newGroup } from "../../src/simulator/new-rows.js";
import { ask, ORGANIZATION_ID, simulatorOf } from "./ask.js";

// Bodies and headers of 2021, as github.com/JupiterOne/graph-jumpcloud recorded them from a real organisation: the
// weak etag holds the body's length and SHA-1, so equal tags prove bodies equal byte for byte.

const allUsers = newGroup(
  { id: "60259a3cb544065d1eaf2760", created: "" },
  { name: "All Users", attributes: { ldapGroups: [{ name: "All Users" }] } },
);
const testGroup = newGroup(
  { id: "6026da081f24755306c2ee0d", created: "" },
  {
    name: "My Test Group",
    description: "Testing!",
    attributes: { Hello: "World", ldapGroups: [{ name: "My Test Group" }] },
  },
);
const USER = "6026bec6b8207255280d5981";
const APPLICATION = "617c3664e6f8ae27f7e1201e";

const recorded = () =>
  simulatorOf(({ organization, addUser, addApplication }) => {
    organization.groups.push(allUsers, testGroup);
    addUser({ _id: USER, id: USER });
    addApplication({ _id: APPLICATION, id: APPLICATION });
    organization.memberships.set(testGroup.id, [USER]);
    organization.groupBindings.set(APPLICATION, [testGroup.id]);
  });

describe("an answer has the recorded body, byte for byte", () => {
  it.each([
    ["/api/organizations", 'W/"a6-li2T9RYtoKUz1R9KdaIOzhovpiE"', null],
    ["/api/systemusers?limit=100&skip=1", 'W/"1d-LbUs14o8YTDoISBMVBOMKRuPQyM"', null],
    ["/api/applications?limit=100&skip=1", 'W/"1d-LbUs14o8YTDoISBMVBOMKRuPQyM"', null],
    ["/api/v2/usergroups?limit=100&skip=0&sort=id", 'W/"fb-h4HBNCcLPbV5JUlWbxyHmZ39FCg"', "2"],
    ["/api/v2/usergroups?limit=100&skip=2", 'W/"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"', "2"],
    [
      `/api/v2/applications/${APPLICATION}/users?limit=100&skip=0`,
      'W/"17d-gwpop/exkofPTeMOAtygMuQ+r3M"',
      "1",
    ],
    [`/api/v2/applications/${APPLICATION}/users?limit=100&skip=1`, 'W/"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"', "1"],
    [
      `/api/v2/applications/${APPLICATION}/usergroups?limit=100&skip=0`,
      'W/"128-96i3LWI8z61/urXTVqnbwL6Zrko"',
      "1",
    ],
  ])("%s: %s, total %s", async (path, etag, total) => {
    const { status, headers } = await ask(recorded(), path);
    expect({ status, etag: headers.get("etag"), total: headers.get("x-total-count") }).toEqual({
      status: 200,
      etag,
      total,
    });
  });

  it("a user has the recorded fields in the recorded order", async () => {
    const { body } = await ask(recorded(), `/api/systemusers/${USER}`);
    const fields =
      "account_locked account_locked_date activated addresses allow_public_key attributes company costCenter department description disableDeviceMaxLoginAttempts displayname email employeeIdentifier employeeType enable_managed_uid enable_user_portal_multifactor external_dn external_source_type externally_managed firstname jobTitle lastname ldap_binding_user location mfa middlename password_never_expires passwordless_sudo phoneNumbers samba_service_user ssh_keys state sudo suspended systemUsername unix_guid unix_uid username created password_expired totp_enabled _id id";
    expect(Object.keys(body ?? {})).toEqual(fields.split(" "));
  });
});

describe("every answer", () => {
  it("has the headers that were recorded, and the date of the simulator's clock", async () => {
    const { headers } = await ask(recorded(), "/api/systemusers");
    expect(Object.fromEntries(headers)).toEqual({
      "cache-control": "no-store",
      "cf-cache-status": "DYNAMIC",
      "content-type": "application/json; charset=utf-8",
      date: "Mon, 23 Nov 2026 12:00:00 GMT",
      etag: expect.stringMatching(/^W\/"[0-9a-f]+-[\w+/]{27}"$/),
      server: "cloudflare",
      vary: "Accept-Encoding",
      "x-envoy-upstream-service-time": "18",
      "x-response-time": "18.000ms",
    });
  });

  it("tells no limit of requests", async () => {
    const { headers } = await ask(recorded(), "/api/v2/usergroups");
    expect([...headers.keys()].filter((name) => /rate|retry/.test(name))).toEqual([]);
  });

  it("names the organisation by its id", async () => {
    const { body } = await ask(recorded(), "/api/organizations");
    expect(body).toEqual({
      totalCount: 1,
      results: [
        {
          _id: ORGANIZATION_ID,
          id: ORGANIZATION_ID,
          displayName: null,
          logoUrl: null,
          created: "2021-02-11T20:57:14.837Z",
        },
      ],
    });
  });
});
