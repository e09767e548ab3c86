import { PAGE_STEP, pageCount } from "../../jumpcloud/page.js";
import { countText } from "../number-text.js";

/** How many objects there are, as far as that is known before they are read. */
export type KnownCounts = Partial<Record<"users" | "administrators" | "groups" | "apps" | "roles", number>>;

export interface PlanOptions {
  without: ReadonlySet<string>;
  groupRules: boolean;
  /** Where a service account gets its token: "POST /oauth2/token". Absent for a key. */
  tokenEndpoint?: string;
}

/** The requests to one endpoint that a sync makes. */
export interface PlannedRequests {
  endpoint: string;
  /** At least so many; absent where even that depends on what there is. */
  atLeast?: number;
  formula: string;
}

/**
 * Every request that a sync makes when nothing goes wrong: more come when JumpCloud throttles, when a list moves while
 * it is read, and one for each id that an edge leads to and no list held.
 */
export function planRequests(
  counts: KnownCounts,
  { without, groupRules, tokenEndpoint }: PlanOptions,
): PlannedRequests[] {
  const { users, administrators, groups, apps, roles } = counts;
  const hasAdministrators = !without.has("admin_user");
  const plan: PlannedRequests[] = [
    ...(tokenEndpoint === undefined
      ? []
      : [
          {
            endpoint: tokenEndpoint,
            atLeast: 1,
            formula: "1, to the token host, and again before a token ends",
          },
        ]),
    { endpoint: "GET /api/organizations", atLeast: 1, formula: pagesFormula("organisations of the key") },
    {
      endpoint: "GET /api/systemusers",
      atLeast: pages(users) + 1,
      formula: `${pagesFormula("users")}, and the last page once more at the end`,
    },
  ];
  if (hasAdministrators) {
    plan.push(
      {
        endpoint: "GET /api/users",
        atLeast: pages(administrators) + 1,
        formula: `${pagesFormula("administrators")}, and the last page once more at the end`,
      },
      { endpoint: "GET /api/v2/service-accounts", atLeast: 1, formula: pagesFormula("service accounts") },
      {
        endpoint: "GET /api/v2/providers/{id}/administrators",
        formula: "pages of 100, where the provider that manages the organisation is known",
      },
    );
  }
  plan.push(
    { endpoint: "GET /api/v2/usergroups", atLeast: pages(groups), formula: pagesFormula("groups") },
    {
      endpoint: "GET /api/v2/usergroups?filter=membershipMethod",
      atLeast: Math.max(3, groups === undefined ? 0 : pages(groups)),
      formula: "the same for the groups of each of three membership methods",
    },
    ...(groupRules
      ? [{ endpoint: "GET /api/v2/usergroups/{id}", formula: "1 for each dynamic group (--group-rules)" }]
      : []),
    {
      endpoint: "GET /api/v2/usergroups/{id}/members",
      ...(groups !== undefined && { atLeast: groups }),
      formula: `for each group ${pagesFormula("its members")}`,
    },
  );
  if (!without.has("app")) {
    plan.push(
      { endpoint: "GET /api/applications", atLeast: pages(apps), formula: pagesFormula("apps") },
      {
        endpoint: "GET /api/v2/applications/{id}/associations",
        ...(apps !== undefined && { atLeast: 2 * apps }),
        formula: "for each app its users and its groups, paged alike",
      },
    );
  }
  if (hasAdministrators && !without.has("role")) {
    plan.push({ endpoint: "GET /api/v2/roles", atLeast: pages(roles), formula: pagesFormula("roles") });
  }
  return plan;
}

/** The sum of what is known: "about 815 requests". */
export function plannedTotal(plan: readonly PlannedRequests[]): number {
  return plan.reduce((total, { atLeast = 0 }) => total + atLeast, 0);
}

/** The plan as rows of a table: endpoint, count, formula. */
export function planRows(plan: readonly PlannedRequests[]): string[][] {
  return [
    ["endpoint", "at least", "how many"],
    ...plan.map(({ endpoint, atLeast, formula }) => [
      endpoint,
      atLeast === undefined ? "-" : countText(atLeast),
      formula,
    ]),
    ["", countText(plannedTotal(plan)), "in all, besides what is marked -"],
  ];
}

function pages(rows = 0): number {
  return pageCount(rows);
}

function pagesFormula(rows: string): string {
  return `⌈(${rows} − 1) / ${PAGE_STEP}⌉, at least 1`;
}
