import { resourceKey } from "../../../model/resource-id.js";
import type { Answer, RefusalKind } from "../../../review/answers/answers.js";
import type { PlannedRemoval } from "../../../review/plan/plan.js";
import { shownText } from "../../../review/sheet-columns.js";
import { rowJson } from "../review-json.js";
import { needsForce, toRemove } from "./expected-count.js";
import { type PlanReport, sideEffects, whereToDoIt } from "./plan-report.js";
import { unclearFiles } from "./unclear-files.js";

const FORMAT = "jc-connector/review-plan";
const VERSION = 1;

/** A plan for programs. */
export function planJson({
  document,
  answers,
  current,
  plan,
  command,
}: PlanReport): Readonly<Record<string, unknown>> {
  const expect = toRemove(plan).length;
  return {
    format: FORMAT,
    version: VERSION,
    review: document.name,
    sync: {
      file: current.name,
      id: current.header.id,
      startedAt: current.header.startedAt,
      dataTime: current.dataTime.toISOString(),
    },
    open: answers.open.length,
    notAccepted: refusalCounts(answers),
    unclearFiles: unclearFiles(answers),
    expect,
    needsForce: needsForce(expect, document),
    ...(command !== undefined && { command }),
    removals: plan.removals.map(removalJson),
    sideEffects: sideEffects(plan).map(({ item, app, appKey, through }) => ({
      person: shownText(item, "Person"),
      account: resourceKey(item.account),
      app: { id: appKey, name: app },
      through,
    })),
  };
}

/** How much of each kind was not accepted of what came back; kinds that there are. */
function refusalCounts({ refused }: PlanReport["answers"]): object {
  const counts = new Map<RefusalKind, number>();
  for (const { kind } of refused) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function removalJson(removal: PlannedRemoval): object {
  const { answer, fate, ends, why } = removal;
  const where = whereToDoIt(removal);
  return {
    ...decidedJson(answer),
    fate,
    ...(why !== undefined && { why }),
    ...(where !== undefined && { where }),
    ends: ends.map(({ id, displayName }) => ({ id: resourceKey(id), name: displayName })),
  };
}

/** The row of a decision, and whose it is. */
export function decidedJson({ item, by }: Pick<Answer, "item" | "by">): object {
  return { ...rowJson(item), by };
}
