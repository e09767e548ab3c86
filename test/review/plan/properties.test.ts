import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resourceKey } from "../../../src/model/resource-id.js";
import { makePlan, type PlanInput } from "../../../src/review/plan/make-plan.js";
import type { Plan } from "../../../src/review/plan/plan.js";
import { planInput } from "../../support/review-answers.js";
import { edgesOf, type SmallOrganization } from "../../support/small-organization.js";

const users = ["u1", "u2"];
const groups = ["g1", "g2", "g3", "g9"];
const apps = ["a1", "a2", "a3"];

const edges = (from: readonly string[], to: readonly string[]) =>
  fc
    .tuple(...from.map((id) => fc.subarray([...to]).map((ends) => `${id}: ${ends.join(" ")}`)))
    .map((lines) => lines.join("; "));

type Edges = Required<Pick<SmallOrganization, "members" | "direct" | "bound">>;

const anyEdges: fc.Arbitrary<Edges> = fc.record({
  members: edges(groups, users),
  direct: edges(apps, users),
  bound: edges(apps, groups),
});

const everything = users.flatMap((user) =>
  [...groups, ...apps, ...apps.map((app) => `*${app}`)].map((thing) => `${user} ${thing}`),
);

/** Any decision about anything, whether somebody has it or not, in any order. */
const anyAnswers = fc
  .tuple(
    ...everything.map((what) =>
      fc
        .constantFrom("keep", "remove", "remove", "not mine", "open", undefined)
        .map((decision) => (decision === undefined ? [] : [`${what}: ${decision}`])),
    ),
  )
  .chain((answers) => {
    const said = answers.flat();
    return fc.shuffledSubarray(said, { minLength: said.length, maxLength: said.length });
  });

const organizationOf = (given: Edges): SmallOrganization => ({
  users: { u1: {}, u2: {} },
  groups: { g1: {}, g2: {}, g3: {}, g9: { dynamic: true } },
  apps: { a1: {}, a2: {}, a3: {} },
  ...given,
});

/** Who has which app, told by the edges alone: "u1 a1". */
function effective({ members, direct, bound }: Edges): Set<string> {
  const memberships = edgesOf(members);
  const through = edgesOf(bound).flatMap(([app, group]) =>
    memberships.filter(([of]) => of === group).map(([, user]) => `${user} ${app}`),
  );
  return new Set([...edgesOf(direct).map(([app, user]) => `${user} ${app}`), ...through]);
}

/** The edges without those that the plan removes. */
function afterwards(given: Edges, plan: Plan): Edges {
  const removed = new Set(
    plan.removals
      .filter(({ fate }) => fate === "remove")
      .map(({ answer: { item } }) => `${item.entitlement.split(":")[1]} ${item.account.resource}`),
  );
  const left = (text: string) =>
    edgesOf(text)
      .filter(([of, user]) => !removed.has(`${of} ${user}`))
      .map(([of, user]) => `${of}: ${user}`)
      .join("; ");
  return { ...given, members: left(given.members), direct: left(given.direct) };
}

const inputOf = (given: Edges, answers: readonly string[]): Promise<PlanInput> =>
  planInput(organizationOf(given), { answers: answers.join("; ") });

describe("any plan of any review", () => {
  it("leaves every app that was kept and is there now, removes only what is to go, and says what ends", async () => {
    await fc.assert(
      fc.asyncProperty(anyEdges, anyAnswers, async (given, said) => {
        const input = await inputOf(given, said);
        const plan = makePlan(input);
        const before = effective(given);
        const after = effective(afterwards(given, plan));
        const staying = [...input.items.values()].filter(
          ({ key, entitlement }) =>
            entitlement.startsWith("app:") && input.decided.get(key)?.decision !== "remove",
        );
        for (const item of staying) {
          const app = `${item.account.resource} ${item.entitlement.split(":")[1]}`;
          if (before.has(app)) expect(after).toContain(app);
        }
        for (const { answer, fate } of plan.removals) {
          expect(input.decided.get(answer.item.key)).toBe(answer);
          expect(answer.decision).toBe("remove");
          if (fate === "remove") expect(answer.item.kind).not.toBe("through groups");
        }
        const ends = plan.removals.flatMap(({ answer, ends }) =>
          ends.map(({ id }) => `${answer.item.account.resource} ${id.resource}`),
        );
        expect(new Set(ends)).toEqual(new Set([...before].filter((app) => !after.has(app))));
      }),
      { numRuns: 150 },
    );
  });

  it("is the same in whatever order the answers came", async () => {
    const twice = anyAnswers.chain((said) =>
      fc.tuple(
        fc.constant(said),
        fc.shuffledSubarray(said, { minLength: said.length, maxLength: said.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(anyEdges, twice, async (given, [said, otherwise]) => {
        const input = await inputOf(given, said);
        const { decided } = await inputOf(given, otherwise);
        const told = ({ removals }: Plan) =>
          removals.map(({ answer: { item }, ...rest }) => [
            resourceKey(item.account),
            item.entitlement,
            rest,
          ]);
        expect(told(makePlan({ ...input, decided }))).toEqual(told(makePlan(input)));
      }),
      { numRuns: 50 },
    );
  });
});
