import { type BatonFileSummary, batonFile } from "../../export/c1/baton-file.js";
import { c1Csv } from "../../export/c1/c1-csv.js";
import type { C1Summary } from "../../export/c1/c1-sheet.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { counted } from "../number-text.js";
import { about, type Export } from "./export.js";
import type { ExportFlags } from "./export-flags.js";

const REQUIRED = "without the e-mail address that ConductorOne requires";

/** Accounts, entitlements and grants as ConductorOne takes them for an upload. */
export function c1CsvExport(cursor: SectionCursor, { resourceName = "name", extra }: ExportFlags): Export {
  let summary: C1Summary | undefined;
  const pieces = c1Csv(cursor, {
    resourceName,
    extra: extra === true,
    done(counts) {
      summary = counts;
    },
  });
  return {
    pieces,
    remarks: () => [
      ...about(summary?.withoutEmail ?? [], "account", REQUIRED),
      ...about(
        summary?.indistinct ?? [],
        "entitlement",
        "that ConductorOne, which ignores case, takes for another",
      ),
    ],
    closing: () => (summary === undefined ? "" : c1Closing(summary)),
    strangers: () => summary?.strangers ?? 0,
  };
}

function c1Closing({ identities, entitlements, grants }: C1Summary): string {
  return [
    counted(identities, "identity"),
    counted(entitlements, "entitlement"),
    counted(grants, "grant"),
  ].join(", ");
}

/** The organisation as ConductorOne's baton-file reads it. */
export function batonFileExport(cursor: SectionCursor, { layout = "grants" }: ExportFlags): Export {
  let summary: BatonFileSummary | undefined;
  const pieces = batonFile(cursor, {
    layout,
    done(counts) {
      summary = counts;
    },
  });
  return {
    pieces,
    remarks: () => [
      ...about(summary?.withoutEmail ?? [], "account", REQUIRED),
      ...about(summary?.leftOut ?? [], "grant", "left out, which baton-file has no form for"),
    ],
    closing: () => (summary === undefined ? "" : batonClosing(summary)),
    strangers: () => summary?.strangers ?? 0,
  };
}

function batonClosing({ users, resources, entitlements, grants, inheritances }: BatonFileSummary): string {
  return [
    counted(users, "user"),
    counted(resources, "resource"),
    counted(entitlements, "entitlement"),
    counted(grants, "direct grant"),
    counted(inheritances, "group grant"),
  ].join(", ");
}
