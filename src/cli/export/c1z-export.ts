import type { inWorkingFolder } from "../../c1z/working-folder.js";
import type { C1zCounts, writeC1z } from "../../c1z/write-c1z.js";
import { ByteText } from "../../export/byte-text.js";
import type { SyncFile } from "../../sync-file/read.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { withC1zPackages } from "../c1z-packages.js";
import { counted } from "../number-text.js";
import type { Export } from "./export.js";

/** Throws UsageError where the packages are lacking that a c1z alone is made with: they are optional. */
export async function loadC1z(): Promise<WritesC1z> {
  return withC1zPackages(async () => {
    const [writing, working] = await Promise.all([
      import("../../c1z/write-c1z.js"),
      import("../../c1z/working-folder.js"),
    ]);
    return { ...writing, ...working };
  });
}

interface WritesC1z {
  writeC1z: typeof writeC1z;
  inWorkingFolder: typeof inWorkingFolder;
}

/** The sync as the SDK's own file, which ConductorOne takes without any mapping. */
export function c1zExport(
  { writeC1z, inWorkingFolder }: WritesC1z,
  { cursor, file, out, signal }: { cursor: SectionCursor; file: SyncFile; out: string; signal: AbortSignal },
): Export {
  let counts: C1zCounts | undefined;
  const { name, header } = file;
  const done = (made: C1zCounts) => {
    counts = made;
  };
  const pieces = inWorkingFolder(out, (folder) =>
    writeC1z({ name, header, cursor, manifest: () => file.manifest() }, { folder, signal, done }),
  );
  return {
    pieces: bytesOf(pieces),
    remarks: () => [],
    closing: () => (counts === undefined ? "" : closing(counts)),
    strangers: () => counts?.strangers ?? 0,
  };
}

async function* bytesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<ByteText> {
  for await (const { buffer, byteOffset, byteLength } of pieces) {
    yield new ByteText(Buffer.from(buffer, byteOffset, byteLength).toString("latin1"));
  }
}

function closing({ resourceTypes, resources, entitlements, grants }: C1zCounts): string {
  return [
    counted(resourceTypes, "resource type"),
    counted(resources, "resource"),
    counted(entitlements, "entitlement"),
    counted(grants, "grant"),
  ].join(", ");
}
