import type { ReviewItem } from "../../../review/review-item.js";
import { shownText } from "../../../review/sheet-columns.js";
import { listColumn, type Table, textColumn } from "../../table/column.js";
import type { PlanList } from "./apply-flags.js";
import { listOf, type PlanReport, sideEffects, whereToDoIt } from "./plan-report.js";

/** One line of a list. */
export interface PlanRow {
  /** Keys of rows: of an app that ends, all that end it. */
  rows: readonly string[];
  item: ReviewItem;
  /** What is taken away. */
  access: readonly string[];
  why?: string;
  where?: string;
  ends: readonly string[];
}

/** The lines of one list of a plan, in the order of the review. */
export function planRows({ plan }: Pick<PlanReport, "plan">, list: PlanList): PlanRow[] {
  if (list === "side-effects") {
    return sideEffects(plan).map(({ item, app, rows, through }) => ({
      rows,
      item,
      access: through,
      ends: [app],
    }));
  }
  return plan.removals
    .filter(({ fate }) => listOf[fate] === list)
    .map((removal) => {
      const where = whereToDoIt(removal);
      const { why, ends, answer } = removal;
      return {
        rows: [answer.item.key],
        item: answer.item,
        access: [shownText(answer.item, "Access")],
        ends: ends.map(({ displayName }) => displayName),
        ...(why !== undefined && { why }),
        ...(where !== undefined && { where }),
      };
    });
}

const row = listColumn<PlanRow>("row", ({ rows }) => rows);
const person = textColumn<PlanRow>("person", ({ item }) => shownText(item, "Person"), { least: 10 });
const account = textColumn<PlanRow>("account", ({ item }) => shownText(item, "Account"), { least: 12 });
const access = listColumn<PlanRow>("access", ({ access }) => access, { least: 10 });

/** What a list tells of each row besides what it is about. */
const told = {
  ends: listColumn<PlanRow>("ends", ({ ends }) => ends, { least: 10 }),
  why: textColumn<PlanRow>("why", ({ why }) => why, { least: 30 }),
  where: textColumn<PlanRow>("where", ({ where }) => where, { least: 36 }),
} as const;

const toldBy = {
  remove: "ends",
  "side-effects": "ends",
  held: "why",
  waiting: "why",
  "came-back": "why",
  gone: "why",
  rule: "where",
  role: "where",
} as const satisfies Record<PlanList, keyof typeof told>;

/** The columns of a list: in every one of them what it is about, and one thing more. */
export function planTable(list: PlanList): Table<PlanRow> {
  const key = toldBy[list];
  return {
    noun: "row",
    columns: [row, person, account, access, told[key]],
    // Whoever has to name rows that came back needs their keys; else two people of one name are told apart first.
    importance:
      list === "came-back"
        ? ["row", "person", "access", key, "account"]
        : ["person", "access", key, "account", "row"],
  };
}
