import { personal } from "../../export/review/review-account.js";
import type { ReviewColumn } from "../../export/review/review-columns.js";
import { UsageError } from "../errors.js";
import type { ExportFlags, ExportFormat } from "./export-flags.js";

/** What names of people stand in. */
const namedColumns: ReadonlySet<ReviewColumn> = new Set<ReviewColumn>([...personal, "display_name", "path"]);

/** The format that is meant. Throws UsageError when a flag does not go with it, and would be passed over in silence. */
export function chooseFormat(flags: ExportFlags): ExportFormat {
  const format = flags.format ?? "review-csv";
  refuseFilterOnNames(flags);
  return format;
}

/** A column that is blank, or has initials, fits no name: the answer would be nobody. */
function refuseFilterOnNames({ where = [], names }: ExportFlags): void {
  const condition = names === "full" ? undefined : where.find(({ path }) => namedColumns.has(path));
  if (condition === undefined) return;
  throw new UsageError(
    `--where ${condition.path} looks at what --names ${names} leaves out: leave out one of them`,
  );
}
