// Two sync files of one generated organisation, 1 % of whose records differ: what readers are measured with.
import { writeSyncFile } from "../../dist/sync-file/write.js";

const PREFIX = "type.googleapis.com/c1.connector.v2.";
const departments = ["Engineering", "Sales", "Finance", "Support", "Operations", "Legal"];

/** A small generator of numbers that are the same each time. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const id = (prefix, number) => `5f3c1a90${prefix}${number.toString(16).padStart(14, "0")}`;

function userOf(number, { isChanged }) {
  const user = id("00", number);
  const name = { givenName: `Given${number}`, familyName: `Family${number % 977}` };
  const email = `given${number}.family@example.com`;
  const department = departments[(number + (isChanged ? 1 : 0)) % departments.length];
  return {
    id: { resourceType: "user", resource: user },
    displayName: `${name.givenName} ${name.familyName}`,
    annotations: [
      {
        "@type": `${PREFIX}UserTrait`,
        emails: [{ address: email, isPrimary: true }],
        accountType: "ACCOUNT_TYPE_HUMAN",
        login: `given${number}`,
        employeeIds: [`E-${number}`],
        mfaStatus: number % 7 === 0 ? {} : { mfaEnabled: true },
        structuredName: name,
      },
      { "@type": `${PREFIX}RawId`, id: user },
      { "@type": `${PREFIX}ExternalLink`, url: `https://console.jumpcloud.com/#/users/${user}` },
    ],
    profile: {
      account_locked: false,
      activated: true,
      department,
      email,
      employee_id: `E-${number}`,
      first_name: name.givenName,
      job_title: "Engineer",
      last_name: name.familyName,
      manager: `given${number % 1000}.family@example.com`,
      manager_id: id("00", number % 1000),
      state: "ACTIVATED",
      user_id: user,
      username: `given${number}`,
    },
    status: { status: "RESOURCE_STATUS_ENABLED" },
    createdAt: "2023-05-04T09:00:00Z",
  };
}

function objectOf(type, number) {
  const trait = type === "group" ? "GroupTrait" : "AppTrait";
  const own = id(type === "group" ? "01" : "02", number);
  return {
    id: { resourceType: type, resource: own },
    displayName: `${type} ${number}`,
    annotations: [{ "@type": `${PREFIX}${trait}` }, { "@type": `${PREFIX}RawId`, id: own }],
  };
}

function entitlementOf({ id: resource, displayName }) {
  const [slug, grantable] =
    resource.resourceType === "group" ? ["member", ["user"]] : ["access", ["user", "group"]];
  return {
    resource: { id: resource },
    id: `${resource.resourceType}:${resource.resource}:${slug}`,
    displayName: `${displayName} ${slug}`,
    grantableTo: grantable.map((type) => ({ id: type })),
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug,
  };
}

function* grantsOf({ resource, id: entitlementId }, holders, sourceOf) {
  for (const number of holders) {
    const principal = { resourceType: "user", resource: id("00", number) };
    const source = sourceOf(number);
    yield {
      entitlement: { resource, id: entitlementId },
      principal: { id: principal },
      id: `${entitlementId}:user:${principal.resource}`,
      ...(source && { sources: { sources: { [source]: { isDirect: true } } } }),
      ...(source && { annotations: [{ "@type": `${PREFIX}GrantImmutable` }] }),
    };
  }
}

/** `size` of the organisation; `share` of users and grants that are another way in the second file. */
export async function writeSyncFiles([first, second], { users, groups, apps, grants, share }) {
  for (const [path, isSecond] of [
    [first, false],
    [second, true],
  ]) {
    const random = randomFrom(7);
    const isOther = (percentile) => isSecond && percentile < share * 10_000;
    const resources = {
      app: Array.from({ length: apps }, (_, number) => objectOf("app", number)),
      group: Array.from({ length: groups }, (_, number) => objectOf("group", number)),
    };
    const entitlements = [...resources.app, ...resources.group].map(entitlementOf);
    const perEntitlement = Math.ceil(grants / entitlements.length);
    await writeSyncFile(path, {
      header: {
        id: isSecond ? "second" : "first",
        startedAt: isSecond ? "2026-11-23T02:00:00Z" : "2026-11-22T02:00:00Z",
        complete: true,
        connector: { name: "jc-connector", version: "bench" },
        source: { system: "JumpCloud", region: "us", baseUrl: "bench", organization: { id: id("ff", 1) } },
        options: {},
      },
      resourceTypes: [
        { id: "app", displayName: "App", traits: ["TRAIT_APP"] },
        { id: "group", displayName: "Group", traits: ["TRAIT_GROUP"] },
        { id: "user", displayName: "User", traits: ["TRAIT_USER"] },
      ],
      resources: (function* () {
        yield* resources.app;
        yield* resources.group;
        for (let number = 0; number < users; number += 1) {
          yield userOf(number, { isChanged: isOther(random(10_000)) });
        }
      })(),
      entitlements,
      grants: (function* () {
        for (const entitlement of entitlements) {
          const start = random(users);
          const numbers = new Set();
          for (let step = 0; step < perEntitlement; step += 1) {
            const number = (start + step * 13) % users;
            // Somebody else has it in their place.
            numbers.add(isOther(random(10_000)) ? (number + 7) % users : number);
          }
          const sorted = [...numbers].sort((a, b) => a - b);
          const isApp = entitlement.slug === "access";
          const source = entitlements[apps + (start % groups)].id;
          yield* grantsOf(
            entitlement.resource && { resource: entitlement.resource, id: entitlement.id },
            sorted,
            (number) => (isApp && number % 3 > 0 ? source : undefined),
          );
        }
      })(),
      manifest: (facts) => ({
        endedAt: "2026-11-23T02:10:00Z",
        readFrom: "2026-11-23T02:00:00Z",
        readTo: "2026-11-23T02:10:00Z",
        complete: true,
        ...facts,
        lists: [],
        gaps: [],
        requests: {},
        warnings: [],
        notRead: [],
      }),
    });
  }
}
