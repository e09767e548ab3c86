import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../../src/cli/main.js";
import { printDocument } from "../../../../src/sync-file/print-document.js";
import { temporaryFolder } from "../../../support/cli.js";
import { type SmallFile, smallDocument } from "../../../support/small-sync-file.js";
import { fakeIo } from "../../fake-io.js";
import { textSink } from "../../text-sink.js";

/** A folder for reviews, with a terminal of so many columns where there is one, and `jc-connector review open` into it, without a process of its own. */
export function reviewPlace({ columns }: { columns?: number } = {}) {
  const folder = temporaryFolder();
  const reviews = join(folder, "reviews");
  const openAnywhere = async (...args: string[]) => {
    const io = fakeIo({ stdout: textSink(columns) });
    const code = await run(["node", "jc-connector", "review", "open", ...args], io);
    return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
  };
  return {
    folder,
    reviews,
    open: (...args: string[]) => openAnywhere(...args, "--reviews", reviews),
    /** The same, where the reviews are is told by `args`. */
    openAnywhere,
    /** Writes a sync file of these few records; returns its path. */
    async sync(file: SmallFile, change: (text: string) => string = (text) => text) {
      const path = join(folder, "sync.json");
      const pieces: string[] = [];
      for await (const piece of printDocument(smallDocument(file))) pieces.push(piece);
      writeFileSync(path, change(pieces.join("")));
      return path;
    },
  };
}
