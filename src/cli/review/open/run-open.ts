import { dirname } from "node:path";
import { plainLines, plainText } from "../../../model/plain-text.js";
import { writeReview } from "../../../review/folder/write-review.js";
import { type Opening, planOpening } from "../../../review/opening/opening.js";
import { openingCounts } from "../../../review/opening/opening-counts.js";
import { populationCsv } from "../../../review/opening/population.js";
import { scopeText } from "../../../review/opening/scope-text.js";
import { keySeed } from "../../../review/review-item.js";
import { csvSheet, xlsxSheet } from "../../../review/sheets/write-sheet.js";
import { createFolder } from "../../../sync-dir/create.js";
import { leftOutTypes } from "../../../sync-file/left-out.js";
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { exposuresOf, exposureText } from "../../exposure.js";
import { writeOutput } from "../../output.js";
import { textWidth } from "../../screen.js";
import { reviewFolder } from "../review-place.js";
import { comparedWith } from "./earlier-reviews.js";
import { type Gathered, gather } from "./gather.js";
import { type OpenFlags, refuseFlags } from "./open-flags.js";
import { openJson } from "./open-json.js";
import { doubts, leftoverRemarks } from "./open-remarks.js";
import type { OpenReport } from "./open-report.js";
import { openText } from "./open-text.js";
import { openedDocument } from "./opened-document.js";
import { refuseExisting } from "./refuse-existing.js";
import { refuseLackingFile } from "./refuse-lacking-file.js";

interface Given {
  flags: OpenFlags;
  context: CommandContext;
}

/** `jc-connector review open`: a folder with a sheet for everybody who decides. */
export async function runOpen(
  { name, file }: { name: string; file: string | undefined },
  { flags, context }: Given,
): Promise<ExitCode> {
  const { io, screen } = context;
  refuseFlags(flags);
  const folder = reviewFolder(name, flags, io.env);
  await refuseExisting(folder);
  refuseLackingFile(file, name);
  const gathered = await gather(file, { flags, context });
  const opening = planned(name, { gathered, flags });
  const around = [
    ...(await leftoverRemarks(folder)),
    ...(await exposuresOf(folder)).map((exposure) => exposureText(exposure, folder)),
  ];
  const written = await put(folder, { name, opening, gathered, flags, context });
  const { sync, earlier, reviewers, risk } = gathered;
  const remarks = [
    ...around,
    ...doubts(sync, flags),
    ...earlier.remarks,
    ...reviewers.remarks,
    ...risk.remarks,
  ];
  for (const remark of remarks) screen.write(`jc-connector: ${plainText(remark)}\n`);
  await tell({ ...written, folder, flags, last: earlier.last?.name, remarks }, context);
  return exitCodes.done;
}

function planned(name: string, { gathered, flags }: { gathered: Gathered; flags: OpenFlags }): Opening {
  const { sync, earlier, reviewers, risk } = gathered;
  return planOpening(sync.holdings, {
    review: name,
    sync: keySeed({ id: sync.header.id, digest: sync.manifest.digest }),
    choose: reviewers.choose,
    fallbacks: flags.fallback,
    privileged: flags.privileged ?? [],
    scope: {
      onlyPrivileged: flags.onlyPrivileged === true,
      since: earlier.since,
      hasOwner: reviewers.hasOwner,
    },
    last: earlier.last,
    riskOf: risk.riskOf,
    areRolesKnown: !leftOutTypes(sync.header).has("role"),
  });
}

/** Writes the folder. Throws ReviewError, OutputError, and the reason to stop. */
async function put(
  folder: string,
  { name, opening, gathered, flags, context }: Given & { name: string; opening: Opening; gathered: Gathered },
): Promise<Pick<OpenReport, "document" | "counts" | "sheets">> {
  const { path, sync, earlier } = gathered;
  const { header, manifest } = sync;
  const counts = openingCounts(opening);
  const document = await openedDocument(name, {
    flags,
    path,
    sync,
    since: earlier.since,
    openedAt: context.io.now(),
    counts,
  });
  const sheets = opening.sheets.map((sheet) => ({ ...sheet, rows: sheet.items.length }));
  await createFolder(dirname(folder));
  await writeReview(
    folder,
    {
      document,
      sheets: opening.sheets,
      population: populationCsv(opening, { since: document.scope.since }),
      scope: scopeText({ document, sheets, counts, header, manifest, compared: comparedWith(earlier) }),
    },
    { writers: { xlsx: xlsxSheet, csv: csvSheet }, signal: context.signal },
  );
  return { document, counts, sheets };
}

async function tell(report: OpenReport, context: CommandContext): Promise<void> {
  const text =
    report.flags.format === "json"
      ? openJson(report)
      : plainLines(openText(report, { width: textWidth(context.io.stdout) }));
  await writeOutput(context, [text]);
}
