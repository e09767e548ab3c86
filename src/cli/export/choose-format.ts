import { personal } from "../../export/review/review-account.js";
import type { ReviewColumn } from "../../export/review/review-columns.js";
import { UsageError } from "../errors.js";
import type { ExportFlags, ExportFormat } from "./export-flags.js";

/** The formats that a flag does something in. */
const scopes: readonly {
  option: string;
  isGiven(flags: ExportFlags): boolean;
  formats: readonly ExportFormat[];
}[] = [
  ...(
    [
      ["--where", ({ where }) => where !== undefined],
      ["--all-accounts", ({ allAccounts }) => allAccounts === true],
      ["--risk", ({ risk }) => risk === true],
      ["--roster", ({ roster }) => roster !== undefined],
      ["--sod", ({ sod }) => sod !== undefined],
      ["--suppressions", ({ suppressions }) => suppressions !== undefined],
      ["--privileged", ({ privileged }) => privileged !== undefined],
      ["--internal-domain", ({ internalDomain }) => internalDomain !== undefined],
    ] satisfies [string, (flags: ExportFlags) => boolean][]
  ).map(([option, isGiven]) => ({
    option,
    isGiven,
    formats: ["review-csv", "review-ndjson", "csv"] as const,
  })),
  // Whoever reads the others finds people by their names, and a map says itself what it shows of them.
  { option: "--names", isGiven: ({ names }) => names !== "full", formats: ["review-csv", "review-ndjson"] },
  {
    option: "--resource-name",
    isGiven: ({ resourceName }) => resourceName !== undefined,
    formats: ["c1-csv"],
  },
  { option: "--extra", isGiven: ({ extra }) => extra === true, formats: ["c1-csv"] },
  { option: "--layout", isGiven: ({ layout }) => layout !== undefined, formats: ["baton-file"] },
];

/** What names of people stand in. */
const namedColumns: ReadonlySet<ReviewColumn> = new Set<ReviewColumn>([...personal, "display_name", "path"]);

/** The format that is meant. Throws UsageError when a flag does not go with it, and would be passed over in silence. */
export function chooseFormat(flags: ExportFlags): ExportFormat {
  const format = flags.format ?? (flags.columns === undefined ? "review-csv" : "csv");
  if (flags.columns !== undefined && format !== "csv") {
    throw new UsageError(`--columns makes a CSV of its own columns, and no ${format}: leave out one of them`);
  }
  if (flags.columns === undefined && format === "csv") {
    throw new UsageError("--format csv has the columns of a map: name one with --columns");
  }
  if (format === "c1z" && (flags.out === undefined || flags.out === "-")) {
    throw new UsageError("--format c1z makes a file and no text: name it with --out");
  }
  for (const { option, isGiven, formats } of scopes) {
    if (!isGiven(flags) || formats.includes(format)) continue;
    throw new UsageError(`${option} does nothing in ${format}: it is for ${formats.join(", ")}`);
  }
  refuseFilterOnNames(flags);
  refuseWithoutRisk(flags);
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

function refuseWithoutRisk({ risk, roster, sod, suppressions }: ExportFlags): void {
  if (risk || (roster ?? sod ?? suppressions) === undefined) return;
  throw new UsageError("--roster, --sod and --suppressions are for an audit: give --risk as well");
}
