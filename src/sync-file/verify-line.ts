import type { Resource } from "../model/resource.js";
import { canonicalTimestamp } from "../model/timestamp.js";
import type { Problem } from "./finding.js";
import { printerOf, type SectionName, type SectionRecords } from "./section.js";
import { complaintAbout, type ParsedRecord, type SyncFileRecord } from "./section-parser.js";

/** Finds what is false about records' lines by themselves: their places and their bytes. */
export class LineChecker {
  readonly #printers = {
    resourceTypes: printerOf("resourceTypes"),
    resources: printerOf("resources"),
    entitlements: printerOf("entitlements"),
    grants: printerOf("grants"),
  };

  check(entry: SyncFileRecord): Problem[] {
    const problems: Problem[] = [];
    const { misplaced, text } = entry;
    if (misplaced === "duplicate") problems.push({ code: "duplicate", problem: complaintAbout(misplaced) });
    if (misplaced === "unsorted") problems.push({ code: "order", problem: complaintAbout(misplaced) });
    if (printEntry(entry, this.#printers) !== text) {
      problems.push({ code: "canonical", problem: "it is not printed canonically" });
    } else if (hasLoneSurrogate(text)) {
      const problem = "a text in it is not well-formed: half of a surrogate pair";
      problems.push({ code: "canonical", problem });
    }
    if (entry.section === "resources") problems.push(...timeProblems(entry.record));
    return problems;
  }
}

function printEntry<Name extends SectionName>(
  { section, record }: ParsedRecord<Name>,
  printers: { readonly [Section in SectionName]: (record: SectionRecords[Section]) => string },
): string {
  return printers[section](record);
}

/** In canonical text a lone surrogate is the only thing that is escaped as \ud…. */
function hasLoneSurrogate(text: string): boolean {
  return text.includes("\\ud") && text.replaceAll("\\\\", "").includes("\\ud");
}

function* timeProblems(resource: Resource): Generator<Problem> {
  const times = [resource.createdAt];
  for (const annotation of resource.annotations) {
    if ("lastLogin" in annotation) times.push(annotation.lastLogin);
  }
  for (const time of times) {
    if (time !== undefined && canonicalTimestamp(time) !== time) {
      yield { code: "canonical", problem: `${time} is not a canonical time` };
    }
  }
}
