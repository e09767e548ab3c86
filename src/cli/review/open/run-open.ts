import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { plainLines, plainText } from "../../../model/plain-text.js";
import { writeReview } from "../../../review/folder/write-review.js";
import {
  type EarlierReview,
  lastClosedReview,
  readEarlierReview,
} from "../../../review/opening/earlier-review.js";
import { planOpening } from "../../../review/opening/opening.js";
import { openingCounts } from "../../../review/opening/opening-counts.js";
import { populationCsv } from "../../../review/opening/population.js";
import { scopeText } from "../../../review/opening/scope-text.js";
import { readOwnersFile } from "../../../review/reviewers/owners-file.js";
import { csvSheet, xlsxSheet } from "../../../review/sheets/write-sheet.js";
import { createFolder } from "../../../sync-dir/create.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import { errorCode } from "../../../sync-file/system-error.js";
import { outputError } from "../../../sync-file/target.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { findRisk, readRiskInputs, refuseSingleReading } from "../../export/find-risk.js";
import { exposuresOf, exposureText } from "../../exposure.js";
import { typesLeftOut } from "../../look/type-filter.js";
import { writeOutput } from "../../output.js";
import { readerFile } from "../../reader.js";
import { textWidth } from "../../screen.js";
import { unmatchedGlobs } from "../../unmatched-globs.js";
import { reviewFolder, reviewsFolder } from "../review-place.js";
import { chooseReviewers } from "./choose-reviewers.js";
import { LAST_REVIEW, type OpenFlags, refuseFlags } from "./open-flags.js";
import { openJson } from "./open-json.js";
import type { OpenReport } from "./open-report.js";
import { openText } from "./open-text.js";
import { openedDocument } from "./opened-document.js";
import { readForReview, type SyncForReview } from "./read-for-review.js";

const ASKER = "review open";

/** `jc-connector review open`: a folder with a sheet for everybody who decides. */
export async function runOpen(
  name: string,
  named: string | undefined,
  { flags, context }: { flags: OpenFlags; context: CommandContext },
): Promise<ExitCode> {
  const { io, screen, signal } = context;
  refuseFlags(flags);
  const folder = reviewFolder(name, flags, io.env);
  await refuseExisting(folder);
  const given = await readRiskInputs(flags, context);
  const owners = flags.owners === undefined ? undefined : await readOwnersFile(flags.owners);
  const path = await readerFile(named, flags, io.env);
  await refuseSingleReading(path, ASKER);
  const sync = await readForReview(path, { by: flags.by, context });
  const { header, holdings } = sync;
  const earlier = await earlierReviews(flags, { header, context });
  const reviewers = chooseReviewers(holdings, { owners, fallbacks: flags.fallback });
  const risk = await findRisk(path, { header, given, named, asker: ASKER, flags, context });
  const privileged = flags.privileged ?? [];
  const opening = planOpening(holdings, {
    review: name,
    choose: reviewers.choose,
    fallbacks: flags.fallback,
    privileged,
    scope: {
      onlyPrivileged: flags.onlyPrivileged === true,
      since: earlier.since,
      hasOwner: reviewers.hasOwner,
    },
    last: earlier.last,
    riskOf: risk.riskOf,
  });
  const counts = openingCounts(opening);
  const document = await openedDocument(name, {
    flags,
    path,
    sync,
    since: earlier.since,
    openedAt: io.now(),
    counts,
  });
  const since = document.scope.since;
  const sheets = opening.sheets.map((sheet) => ({ ...sheet, rows: sheet.items.length }));
  const exposures = await exposuresOf(folder);
  await createFolder(dirname(folder));
  await writeReview(
    folder,
    {
      document,
      sheets: opening.sheets,
      population: populationCsv(opening, { since }),
      scope: scopeText({ document, sheets, counts, header, manifest: sync.manifest }),
    },
    { writers: { xlsx: xlsxSheet, csv: csvSheet }, signal },
  );
  const remarks = [
    ...exposures.map((exposure) => exposureText(exposure, folder)),
    ...doubts(sync, privileged),
    ...reviewers.remarks,
    ...risk.remarks,
  ];
  const report = { document, folder, flags, counts, sheets, last: earlier.last?.name, remarks };
  for (const remark of remarks) screen.write(`jc-connector: ${plainText(remark)}\n`);
  await tell(report, context);
  return exitCodes.done;
}

/** What may be missing without anybody's having meant it. */
function doubts({ header, holdings }: SyncForReview, privileged: readonly string[]): string[] {
  const leftOut = typesLeftOut(undefined, header.options);
  return [
    ...leftOut.map(
      (type) => `the sync left out ${type} (--without): no rows do not mean that there are none`,
    ),
    ...unmatchedGlobs(privileged, [...holdings.resources.all()]).map(
      (glob) => `--privileged ${glob} matches nothing`,
    ),
  ];
}

async function tell(report: OpenReport, context: CommandContext): Promise<void> {
  const text =
    report.flags.format === "json"
      ? openJson(report)
      : plainLines(openText(report, { width: textWidth(context.io.stdout) }));
  await writeOutput(context, [text]);
}

/** Nothing of a review is ever overwritten. Throws UsageError, and OutputError where nothing can be put. */
async function refuseExisting(folder: string): Promise<void> {
  try {
    await lstat(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw outputError(folder, error);
  }
  throw new UsageError(`${folder} is there already: a review is opened once; give this one another name`);
}

interface Earlier {
  since: EarlierReview | undefined;
  last: EarlierReview | undefined;
}

/** The review of --since, and the one that was closed last. Throws UsageError and ReviewError. */
async function earlierReviews(
  flags: OpenFlags,
  { header, context }: { header: SyncHeader; context: CommandContext },
): Promise<Earlier> {
  const { env } = context.io;
  const organizationId = header.source.organization.id;
  const reviews = reviewsFolder(flags, env);
  if (flags.since !== undefined && flags.since !== LAST_REVIEW) {
    const since = await readEarlierReview(reviewFolder(flags.since, flags, env), { organizationId });
    return { since, last: since };
  }
  const folder = await lastClosedReview(reviews, { organizationId });
  if (folder === undefined) {
    if (flags.since === undefined) return { since: undefined, last: undefined };
    throw new UsageError(
      `--since ${LAST_REVIEW}: no review of this organisation in ${reviews} is closed; leave --since out`,
    );
  }
  const last = await readEarlierReview(folder, { organizationId });
  return { since: flags.since === undefined ? undefined : last, last };
}
