import { createHash } from "node:crypto";
import { type SectionName, sectionNames } from "./section.js";
import type { SyncFileRecord } from "./section-parser.js";

/**
 * The content digest: SHA-256 over each section's name and its record lines, every one followed by a line feed.
 * Neither compression nor the commas between records nor anything about the run enters it, so the same
 * organisation gives the same digest.
 */
export class ContentDigest {
  readonly #hash = createHash("sha256");
  readonly #sections: SectionName[] = [...sectionNames];

  /** Record lines without line feed and trailing comma; the sections in the order of the file. */
  add(section: SectionName, lines: readonly string[]): void {
    if (lines.length > 0) this.addText(section, lines.join("\n"));
  }

  /** One record line, or several with a line feed between them. */
  addText(section: SectionName, text: string): void {
    while (this.#sections.includes(section)) this.#beginNextSection();
    this.#hash.update(text).update("\n");
  }

  /** Records as they are read, in the order of the file. */
  addRecords(batch: readonly SyncFileRecord[]): void {
    for (const section of sectionNames) {
      this.add(
        section,
        batch.filter((entry) => entry.section === section).map((entry) => entry.text),
      );
    }
  }

  /** `sha256:` and 64 hex digits. Only once, at the end. */
  finish(): string {
    while (this.#sections.length > 0) this.#beginNextSection();
    return `sha256:${this.#hash.digest("hex")}`;
  }

  #beginNextSection(): void {
    this.#hash.update(`${this.#sections.shift()}\n`);
  }
}
