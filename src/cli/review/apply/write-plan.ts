import { escapeJson, plainLines } from "../../../model/plain-text.js";
import type { CommandContext } from "../../context.js";
import type { TextStream } from "../../io.js";
import { hanging } from "../../layout.js";
import { counted } from "../../number-text.js";
import { writeOutput } from "../../output.js";
import { createPaint } from "../../paint.js";
import { printObject } from "../../print-object.js";
import { textWidth } from "../../screen.js";
import { printText } from "../../table/print-text.js";
import { type PlanList, planLists } from "./apply-flags.js";
import { planJson } from "./plan-json.js";
import { planRows, planTable } from "./plan-list.js";
import type { PlanReport } from "./plan-report.js";
import { planText } from "./plan-text.js";

/** Writes a plan as it was asked for to standard output. `--quiet` is about talk: the plan is what was asked for. */
export async function writePlan(report: PlanReport, context: CommandContext): Promise<void> {
  const { show, format } = report.given.flags;
  if (format === "json") {
    await writeOutput(context, [escapeJson([...printObject(planJson(report))].join(""))]);
  } else if (show === undefined) {
    await writeOutput(context, [plainLines(planText(report, { width: textWidth(context.io.stdout) }))]);
  } else {
    await writeList(report, { list: show, context });
  }
}

async function writeList(
  report: PlanReport,
  { list, context }: { list: PlanList; context: CommandContext },
): Promise<void> {
  const { io, color, screen, isQuiet } = context;
  const rows = planRows(report, list);
  const width = terminalWidth(io.stdout);
  let omitted: readonly string[] = [];
  const layout = {
    ...(width !== undefined && { width }),
    paint: createPaint(io.stdout, { mode: color, env: io.env }),
    onOmitted(keys: readonly string[]) {
      omitted = keys;
    },
  };
  const batches = (async function* () {
    if (rows.length > 0) yield rows;
  })();
  await writeOutput(context, printText(batches, planTable(list), layout));
  // In a pipe the lines are counted by whoever reads them.
  if (width === undefined || isQuiet) return;
  const room =
    omitted.length === 0 ? "" : `. No room for ${omitted.join(", ")}: a wider terminal, or --format json`;
  const total = `${counted(rows.length, planTable(list).noun)}: ${planLists[list]}${room}`;
  screen.write(hanging("", total, { width: screen.width, indent: 0 }));
}

/** A terminal that does not tell its width is taken for one as terminals were. */
function terminalWidth({ isTTY, columns }: TextStream): number | undefined {
  return isTTY === true ? columns || 80 : undefined;
}
