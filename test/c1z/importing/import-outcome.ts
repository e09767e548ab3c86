import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Zstd } from "@hpcc-js/wasm-zstd";
import sqlite, { type Database } from "node-sqlite3-wasm";
import { importC1z } from "../../../src/c1z/importing/import-c1z.js";
import type { Match } from "../../../src/c1z/importing/read-match.js";
import { withC1z } from "../../../src/c1z/reading/open-c1z.js";
import { writeC1z } from "../../../src/c1z/write-c1z.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { verifySyncFile } from "../../../src/sync-file/verify.js";
import { writeSyncFile } from "../../../src/sync-file/write.js";
import { c1zOfBytes } from "../../support/old-c1z.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

/** What becomes of a c1z: the sync file's text, and what was left out; or the one line that says why there is none. */
export type ImportOutcome =
  | { text: string; leftOut: Record<string, readonly string[]>; findings: readonly string[] }
  | { refused: string };

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports it as the command does, and verifies what was written. Only a C1zError is an outcome. */
export function importOutcome(bytes: Buffer, { match }: { match?: Match } = {}): Promise<ImportOutcome> {
  return inFolder(async (folder) => {
    const [path, out] = [join(folder, "file.c1z"), join(folder, "out.json")];
    writeFileSync(path, bytes);
    const { signal } = new AbortController();
    try {
      return await withC1z(path, { folder, signal }, async (database) => {
        const { document, leftOut } = importC1z(database, { ...(match && { match }) });
        await writeSyncFile(out, document, { signal, stdout: process.stdout });
        const { findings } = await verifySyncFile(out);
        return {
          text: readFileSync(out, "utf8"),
          leftOut: Object.fromEntries(leftOut().map(({ code, ids }) => [code, ids])),
          findings: findings.map(({ problem }) => problem),
        };
      });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "C1zError") throw error;
      return { refused: error.message.replace(`${path}: `, "") };
    }
  });
}

/** A c1z as our own export makes it of these records. */
export async function exportedC1z(file: SmallFile): Promise<Buffer> {
  return inFolder(async (folder) => {
    const opened = await openSmallFile(file);
    const source = {
      name: "sync.json",
      header: opened.header,
      cursor: new SectionCursor(opened.batches()),
      manifest: () => opened.manifest(),
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of writeC1z(source, {
      folder,
      signal: new AbortController().signal,
      done: () => {},
    }))
      pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  });
}

/** The same with something else in its database. */
export function changedC1z(c1z: Buffer, change: (database: Database) => void): Promise<Buffer> {
  return inFolder(async (folder) => {
    const zstd = await Zstd.load();
    const path = join(folder, "sync.db");
    writeFileSync(path, zstd.decompress(c1z.subarray(5)));
    const database = new sqlite.Database(path);
    try {
      change(database);
    } finally {
      database.close();
    }
    return c1zOfBytes(readFileSync(path));
  });
}
