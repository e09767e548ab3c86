import type { ReviewItem } from "../../../review/review-item.js";
import { shownText } from "../../../review/sheet-columns.js";
import { listColumn, type Table, textColumn } from "../../table/column.js";
import type { PlanList } from "./apply-flags.js";
import { listOf, type PlanReport, sideEffects, whereToDoIt } from "./plan-report.js";

/** One line of a list. */
export interface PlanRow {
  item: ReviewItem;
  why?: string;
  where?: string;
  ends: readonly string[];
  through: readonly string[];
}

/** The lines of one list of a plan, in the order of the review. */
export function planRows({ plan }: Pick<PlanReport, "plan">, list: PlanList): PlanRow[] {
  if (list === "side-effects") {
    return sideEffects(plan).map(({ item, app, through }) => ({ item, ends: [app], through }));
  }
  return plan.removals
    .filter(({ fate }) => listOf[fate] === list)
    .map((removal) => {
      const where = whereToDoIt(removal);
      const { why, ends, answer } = removal;
      return {
        item: answer.item,
        ends: ends.map(({ displayName }) => displayName),
        through: [],
        ...(why !== undefined && { why }),
        ...(where !== undefined && { where }),
      };
    });
}

const row = textColumn<PlanRow>("row", ({ item }) => item.key);
const person = textColumn<PlanRow>("person", ({ item }) => shownText(item, "Person"), { least: 10 });
const account = textColumn<PlanRow>("account", ({ item }) => shownText(item, "Account"), { least: 12 });
const access = textColumn<PlanRow>("access", ({ item }) => shownText(item, "Access"), { least: 10 });
const ends = listColumn<PlanRow>("ends", ({ ends }) => ends, { least: 10 });
const through = listColumn<PlanRow>("through", ({ through }) => through, { least: 10 });
const why = textColumn<PlanRow>("why", ({ why }) => why, { least: 24 });
const where = textColumn<PlanRow>("where", ({ where }) => where, { least: 24 });

/** The columns of a list. */
export function planTable(list: PlanList): Table<PlanRow> {
  switch (list) {
    case "remove":
      return tableOf([row, person, account, access, ends], ["person", "access", "row", "ends", "account"]);
    case "side-effects":
      return tableOf([person, account, ends, through], ["person", "ends", "through", "account"]);
    case "rule":
    case "role":
      return tableOf([person, account, access, where], ["person", "access", "where", "account"]);
    case "held":
    case "waiting":
    case "came-back":
    case "gone":
      return tableOf([row, person, access, why], ["row", "person", "access", "why"]);
  }
}

function tableOf(columns: Table<PlanRow>["columns"], importance: readonly string[]): Table<PlanRow> {
  return { noun: "row", columns, importance };
}
