import { plainText } from "../../../model/plain-text.js";
import type { Fate, PlannedRemoval } from "../../../review/plan/plan.js";
import { hanging, table } from "../../layout.js";
import { counted, countText } from "../../number-text.js";
import { organizationWords } from "../../organization-words.js";
import { KEY_WAYS } from "../../provision/write-permission.js";
import { minuteText, spanText } from "../../time-text.js";
import { refusalLines } from "../check/refusal-lines.js";
import { nextCommand } from "./apply-command.js";
import { manyWords, toRemove } from "./expected-count.js";
import { listOf, type PlanReport, sideEffects, withFate } from "./plan-report.js";
import { unclearFiles } from "./unclear-files.js";

/** What would become of every decided removal, for a person. */
export function planText(report: PlanReport, { width }: { width: number }): string {
  const { plan, current, readAt, document, command, lacksKey } = report;
  const age = spanText(readAt.getTime() - current.dataTime.getTime());
  const line = (text: string) => hanging("", text, { width, indent: 0 });
  const organization = organizationWords({ system: "JumpCloud", baseUrl: "", ...document.sync });
  const head = `Review ${document.name} of ${organization}: ${counted(plan.removals.length, "removal")} decided, against the sync of ${minuteText(new Date(current.header.startedAt))} (${age} old, complete). Nothing has been changed.`;
  return [
    line(head),
    table(
      fateRows(report).map((cells) => ["", ...cells]),
      [{ align: "left" }, { align: "right" }, { align: "left" }],
      width,
    ),
    ...leftAloneLines(report, { width }),
    ...(command === undefined
      ? [line("There is nothing to remove.")]
      : [...manyLines(report, { width }), ...doWords(command, { lacksKey })]),
  ].join("");
}

/** What came back and does not count, or did not come back. */
function leftAloneLines({ answers, given }: PlanReport, { width }: { width: number }): string[] {
  const line = (text: string) => hanging("", text, { width, indent: 0 });
  const open = answers.open.length;
  const are = open === 1 ? "row is" : "rows are";
  const check = plainText(nextCommand("check", given));
  const refused = refusalLines(answers.refused, { most: 0 });
  const unclear = unclearFiles(answers);
  return [
    ...(open === 0 ? [] : [line(`${countText(open)} ${are} not decided, and left alone: ${check}`)]),
    ...(refused.length === 0 ? [] : [line(`Not accepted of what came back (${check}):`)]),
    table(
      refused.map(({ count, noun, words }) => ["", countText(count), `${noun}: ${words}`]),
      [{ align: "left" }, { align: "right" }, { align: "left" }],
      width,
    ),
    ...(unclear.length === 0
      ? []
      : [line(`--write does nothing before these are put right or taken away: ${unclear.join(", ")}`)]),
  ];
}

/** What the command does not do by itself. */
function manyLines({ plan, document }: PlanReport, { width }: { width: number }): string[] {
  const many = manyWords(toRemove(plan).length, document);
  if (many === undefined) return [];
  const text = `${many}. Look at them (--show remove), then add --force`;
  return [hanging("", text, { width, indent: 0 })];
}

/** A command that was broken into lines could not be copied. */
function doWords(command: string, { lacksKey }: { lacksKey: true | undefined }): string[] {
  return [`To do it: ${plainText(command)}\n`, ...(lacksKey ? [`  and a key that may: ${KEY_WAYS}\n`] : [])];
}

const remarks = {
  "held back": "held back: the person would lose an app that was kept",
  waiting: "waiting: the person would lose an app about which nobody has decided yet",
  "came back": "came back after they were gone: not removed, unless --again KEY names them",
  rule: "in a dynamic group: change the attribute or the rule",
  console: "at the console: roles and administrators' accounts",
  gone: "already gone",
} as const satisfies Partial<Record<Fate, string>>;

function fateRows({ plan }: Pick<PlanReport, "plan">): [count: string, words: string][] {
  const removed = withFate(plan, "remove");
  const rows: [string, string][] = [
    [countText(removed.length), `will be removed${removed.length === 0 ? "" : `: ${kindWords(removed)}`}`],
  ];
  const effects = sideEffects(plan).length;
  if (effects > 0) {
    const memberships = ofKind(removed, "membership");
    const [subject, verb] =
      memberships === 1 ? ["the membership", "ends"] : [`the ${countText(memberships)} memberships`, "end"];
    rows.push([
      "",
      `${subject} also ${verb} ${countText(effects)} person-app ${effects === 1 ? "access" : "accesses"} (--show side-effects)`,
    ]);
  }
  for (const fate of ["held back", "waiting", "came back", "rule", "console", "gone"] as const) {
    const count = withFate(plan, fate).length;
    if (count === 0) {
      if (fate === "gone") rows.push(["0", remarks[fate]]);
      continue;
    }
    rows.push([countText(count), `${remarks[fate]} (--show ${listOf[fate]})`]);
  }
  return rows;
}

/** "94 memberships, 21 direct assignments" */
function kindWords(removed: readonly PlannedRemoval[]): string {
  const counts = [
    [ofKind(removed, "membership"), "membership"],
    [ofKind(removed, "assignment"), "direct assignment"],
  ] as const;
  return counts.flatMap(([count, noun]) => (count === 0 ? [] : counted(count, noun))).join(", ");
}

function ofKind(removed: readonly PlannedRemoval[], kind: "membership" | "assignment"): number {
  return removed.filter(({ answer }) => answer.item.kind === kind).length;
}
