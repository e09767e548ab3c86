import type { Writable } from "node:stream";
import type { ImportedSync } from "../../c1z/importing/import-c1z.js";
import { plainText } from "../../model/plain-text.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { type WrittenSyncFile, writeSyncFile } from "../../sync-file/write.js";
import { withC1zPackages } from "../c1z-packages.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { labeled } from "../layout.js";
import { counted, countText, sizeText } from "../number-text.js";
import { readerLine } from "../reader.js";
import { type ImportTarget, type ImportTargetFlags, withTarget } from "./target.js";

export type ImportFlags = ImportTargetFlags;

/** As many ids as are shown of what could not be taken over. */
const IDS_SHOWN = 3;

/** `jc-connector import`: a sync file out of a c1z. */
export async function runImport(
  source: string,
  flags: ImportFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { signal, io } = context;
  if (source === "-") throw new UsageError("a c1z is not read from standard input: name its file");
  if (flags.match === "-") throw new UsageError("--match names a file");
  const packages = await withC1zPackages(loadImport);
  return withTarget(source, { flags, signal }, async (target) => {
    const done = await importInto(target, packages, { source, matched: flags.match, stdout: io.stdout });
    tell({ source, target, isMatched: flags.match !== undefined, ...done }, context);
    return done.imported.document.header.complete ? exitCodes.done : exitCodes.incomplete;
  });
}

async function importInto(
  target: ImportTarget,
  { readMatch, withWorkingFolder, withC1z, importC1z }: Awaited<ReturnType<typeof loadImport>>,
  { source, matched, stdout }: { source: string; matched: string | undefined; stdout: Writable },
): Promise<{ imported: ImportedSync; written: WrittenSyncFile }> {
  const { path, signal } = target;
  const match = matched === undefined ? undefined : await readMatch(matched);
  return withWorkingFolder(path, (folder) =>
    withC1z(source, { folder, signal }, async (database) => {
      const imported = importC1z(database, { ...(match && { match }) });
      const { document } = imported;
      await target.refuse(document.header);
      const written = await writeSyncFile(path, document, {
        signal,
        stdout,
        beforeReplace: () => target.recheck(document.header),
      });
      return { imported, written };
    }),
  );
}

async function loadImport() {
  const [working, opening, importing, matching] = await Promise.all([
    import("../../c1z/working-folder.js"),
    import("../../c1z/reading/open-c1z.js"),
    import("../../c1z/importing/import-c1z.js"),
    import("../../c1z/importing/read-match.js"),
  ]);
  return { ...working, ...opening, ...importing, ...matching };
}

function tell(
  done: {
    source: string;
    target: ImportTarget;
    isMatched: boolean;
    imported: ImportedSync;
    written: WrittenSyncFile;
  },
  { screen, isQuiet, now }: CommandContext,
): void {
  const { source, target, isMatched, imported, written } = done;
  const { header } = imported.document;
  const say = (label: string, text: string) =>
    screen.write(labeled(label, plainText(text), { width: screen.width, labelWidth: 12 }));
  if (!isQuiet) {
    screen.write(`${readerLine(header, now())}\n`);
    say("Read", `${source}, made by ${makerWords(header)}`);
    say("Written", `${target.path}, ${sizeText(written.size)}`);
    const { resources, entitlements, grants } = written.counts;
    const counts = [
      counted(resources, "resource"),
      counted(entitlements, "entitlement"),
      counted(grants, "grant"),
    ];
    say("", counts.join(", "));
    if (header.options.without?.includes("admin_user")) {
      say("Not read", "administrators and their roles: --match SYNC, a sync of ours, tells them");
    }
    if (isOurs(header)) say("Not in it", "who ran the sync, and with which key: a c1z does not hold that");
  }
  if (isMatched && isOurs(header)) {
    screen.write(
      `jc-connector: --match does nothing: ${plainText(source)} tells administrators apart itself\n`,
    );
  }
  for (const [index, { words, count, ids }] of imported.leftOut().entries()) {
    const known = ids.filter((id) => id !== "").slice(0, IDS_SHOWN);
    const rest = known.length < count ? ", …" : "";
    const examples = known.length === 0 ? "" : `: ${known.join(", ")}${rest}`;
    say(index === 0 ? "Not certain" : "", `${countText(count)} × ${words}${examples}`);
  }
}

function isOurs({ connector }: SyncHeader): boolean {
  return connector.name === "jc-connector";
}

/** A c1z names neither its connector nor that one's version. */
function makerWords({ connector }: SyncHeader): string {
  return connector.name === "unknown" ? "a connector that it does not name" : connector.name;
}
