import type { Reason } from "./coverage.js";
import type { Population } from "./population.js";
import type { Rule } from "./rule.js";

type LacksJudged = (population: Pick<Population, "coverage" | "resources">) => Reason | undefined;

const lacksUsers: LacksJudged = ({ coverage }) => coverage.lacksResources("user");
const lacksAdministrators: LacksJudged = ({ coverage }) => coverage.lacksResources("admin_user");
const lacksGroups: LacksJudged = ({ coverage }) => coverage.lacksResources("group");
const lacksApps: LacksJudged = ({ coverage }) => coverage.lacksResources("app");
const lacksServiceAccounts: LacksJudged = ({ coverage }) => coverage.lacksServiceAccounts();
const lacksAccounts: LacksJudged = (population) =>
  lacksUsers(population) ?? lacksAdministrators(population) ?? lacksServiceAccounts(population);
const lacksAssignments: LacksJudged = ({ coverage, resources }) =>
  coverage.lacksResources("user") ??
  coverage.lacksGrants(
    "user",
    resources.map(({ id }) => id),
  );

/** By the words in which rules say whom they judge; the longest first. */
const nouns: readonly (readonly [noun: string, lacks: LacksJudged])[] = [
  ["app assignments", lacksAssignments],
  ["service accounts", lacksServiceAccounts],
  ["administrators", lacksAdministrators],
  ["accounts", lacksAccounts],
  ["persons", lacksAccounts],
  ["groups", lacksGroups],
  ["users", lacksUsers],
  ["apps", lacksApps],
];

/** Why subjects of a rule may be missing from the file. */
export function lacksJudged(
  { judges }: Pick<Rule, "judges">,
  population: Pick<Population, "coverage" | "resources">,
): Reason | undefined {
  let rest = judges;
  for (const [noun, lacks] of nouns) {
    if (!rest.includes(noun)) continue;
    const reason = lacks(population);
    if (reason !== undefined) return reason;
    rest = rest.replace(noun, "");
  }
  return undefined;
}
