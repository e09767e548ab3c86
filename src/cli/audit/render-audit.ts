import { printAudit } from "../../audit/print-audit.js";
import type { AuditReport } from "../../audit/report.js";
import { escapeJson, plainLines } from "../../model/plain-text.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { CommandContext } from "../context.js";
import { createPaint } from "../paint.js";
import { textWidth } from "../screen.js";
import { printCsv } from "../table/print-csv.js";
import { auditRows, auditTable } from "./audit-csv.js";
import type { AuditFlags } from "./audit-flags.js";
import { auditJunit } from "./audit-junit.js";
import { auditMarkdown } from "./audit-markdown.js";
import { auditText } from "./audit-text.js";

/** An audit in the format that was asked for, in pieces that are safe to show. */
export async function* renderAudit(
  report: AuditReport,
  { flags, context, header }: { flags: AuditFlags; context: CommandContext; header: SyncHeader },
): AsyncGenerator<string> {
  const { format, all } = flags;
  const { io, color } = context;
  const isWhole = all === true;
  switch (format) {
    case "json":
      for (const piece of printAudit(report)) yield escapeJson(piece);
      return;
    case "csv":
      yield* printCsv(auditRows(report), auditTable);
      return;
    case "junit":
      yield* auditJunit(report);
      return;
    case "markdown":
      for (const piece of auditMarkdown(report, { isWhole, header })) yield plainLines(piece);
      return;
    case "text": {
      const paint = createPaint(io.stdout, { mode: color, env: io.env });
      const layout = { width: textWidth(io.stdout), paint, isWhole };
      for (const piece of auditText(report, layout)) yield plainLines(piece);
    }
  }
}
