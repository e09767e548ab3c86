import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import { syncSpoilt } from "../support/fuzzed-sync.js";
import type { Intercept } from "../support/in-process.js";
import {
  type EndpointName,
  endpointNames,
  endpoints,
  rowsOf,
  sceneFor,
  withRows,
  withTotal,
} from "../support/spoilt-answers.js";

/** An organisation with more than one page of the list in question. */
function simulatorWithPagesOf(name: EndpointName): Simulator {
  const organization = generateOrganization({
    seed: 8,
    users: 230,
    groups: name.startsWith("groups") ? 102 : 3,
    apps: name === "apps" ? 101 : 1,
    administrators: 103,
  });
  const { users, groups, applications, userBindings, groupBindings } = organization;
  const [app] = applications;
  if (app !== undefined) {
    userBindings.set(
      app.id,
      users.slice(0, 120).map(({ id }) => id),
    );
    groupBindings.set(
      app.id,
      groups.map(({ id }) => id),
    );
  }
  return createSimulator(organization);
}

const paged = [
  "users",
  "administrators",
  "groups",
  "apps",
  "members",
  "users of an app",
  "groups of an app",
] as const;
/** Lists that fit in one page. */
const single = ["service accounts", "roles", "groups of a membership method", "organizations"] as const;

const skipOf = (path: string) => Number(/[?&]skip=(\d+)/.exec(path)?.[1]);

describe("a page that answers [] once is asked again, and nobody is lost:", () => {
  const pages = [
    ...paged.flatMap((name) => [0, 99].map((skip) => ({ name, skip }))),
    { name: "users", skip: 198 } as const,
    { name: "members", skip: 198 } as const,
    ...single.map((name) => ({ name, skip: 0 })),
  ];
  const empties = [
    { says: "the true total", empty: (answer: Answer) => withRows(answer, []) },
    { says: "no total", empty: (answer: Answer) => withTotal(withRows(answer, []), undefined) },
  ];
  it.each(pages.flatMap((page) => empties.map((empty) => ({ ...page, ...empty }))))(
    "$name, row $skip, $says",
    async ({ name, skip, empty }) => {
      let isDone = false;
      const spoil: Intercept = (path, answer) => {
        if (isDone || !endpoints[name].test(path) || skipOf(path) !== skip) return answer;
        if (rowsOf(answer).length === 0) return answer;
        isDone = true;
        return empty(answer);
      };
      expect(await syncSpoilt(simulatorWithPagesOf(name), spoil)).toBe("exact");
      expect(isDone).toBe(true);
    },
  );
});

/** Endpoints whose answers look alike: one in place of another of its kind is a list like any other. */
const alike: readonly (readonly EndpointName[])[] = [
  ["organizations", "users", "administrators", "service accounts", "roles", "apps"],
  ["groups", "groups of a membership method"],
  ["members", "users of an app"],
  ["groups of an app"],
  ["members as reached", "users of an app as reached"],
  ["groups of an app as reached"],
  ["one user"],
  ["one group"],
];

describe("the answer of another endpoint is not taken for", () => {
  it.each(endpointNames)("%s", async (name) => {
    const foreign = alike.filter((names) => !names.includes(name)).flat();
    for (const other of foreign) {
      const body = await bodyOf(other);
      const { simulator, spoil } = sceneFor(name);
      await syncSpoilt(simulator, (path, answer) => {
        const given = spoil(path, answer);
        return endpoints[name].test(path) && given.status === 200 ? { ...given, body } : given;
      });
    }
  });

  async function bodyOf(name: EndpointName): Promise<string> {
    const { simulator, spoil } = sceneFor(name);
    let body: string | undefined;
    await syncSpoilt(simulator, (path, answer) => {
      const given = spoil(path, answer);
      if (endpoints[name].test(path) && given.status === 200) body ??= given.body;
      return given;
    });
    if (body === undefined) throw new Error(`${name} was not asked for`);
    return body;
  }
});

describe("a total that lies", () => {
  it.each(paged)("about %s never costs anybody without a word", async (name) => {
    const lie = fc.oneof(
      fc.constantFrom<unknown>(
        "rows of the page",
        0,
        1,
        99,
        100,
        101,
        199,
        298,
        10_000,
        undefined,
        null,
        "many",
        "12",
        -1,
        1.5,
        1e308,
        99_999_999,
        [],
        {},
      ),
      fc.integer({ min: 0, max: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(lie, { minLength: 1, maxLength: 3 }), fc.boolean(), async (lies, isOnce) => {
        let asked = 0;
        await syncSpoilt(simulatorWithPagesOf(name), (path, answer) => {
          if (!endpoints[name].test(path)) return answer;
          const total = lies[asked % lies.length];
          asked += 1;
          if (isOnce && asked > lies.length) return answer;
          return withTotal(answer, total === "rows of the page" ? rowsOf(answer).length : total);
        });
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 10), seed: 6 },
    );
  });
});
