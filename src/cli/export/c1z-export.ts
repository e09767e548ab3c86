import { dirname } from "node:path";
import type { C1zCounts, writeC1z } from "../../c1z/write-c1z.js";
import { ByteText } from "../../export/byte-text.js";
import type { SyncFile } from "../../sync-file/read.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { withC1zPackages } from "../c1z-packages.js";
import { counted } from "../number-text.js";
import type { Export } from "./export.js";

/** Throws UsageError where the packages are lacking that a c1z alone is made with: they are optional. */
export async function loadC1z(): Promise<{ writeC1z: typeof writeC1z }> {
  return withC1zPackages(() => import("../../c1z/write-c1z.js"));
}

/** The sync as the SDK's own file, which ConductorOne takes without any mapping. */
export function c1zExport(
  write: typeof writeC1z,
  { cursor, file, out }: { cursor: SectionCursor; file: SyncFile; out: string },
): Export {
  let counts: C1zCounts | undefined;
  const pieces = write(
    { header: file.header, cursor, manifest: () => file.manifest() },
    {
      folder: dirname(out),
      done(made) {
        counts = made;
      },
    },
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
