import type { Resource } from "../model/resource.js";
import { canonicalTimestamp } from "../model/timestamp.js";
import type { Problem } from "./finding.js";
import { type SectionName, sections } from "./section.js";
import { complaintAbout, type ParsedRecord, type SyncFileRecord } from "./section-parser.js";

/** What is false about a record's line by itself: its place and its bytes. */
export function* lineProblems(entry: SyncFileRecord): Generator<Problem> {
  if (entry.misplaced === "duplicate") yield { code: "duplicate", problem: complaintAbout(entry.misplaced) };
  if (entry.misplaced === "unsorted") yield { code: "order", problem: complaintAbout(entry.misplaced) };
  if (printEntry(entry) !== entry.text) {
    yield { code: "canonical", problem: "it is not printed canonically" };
  } else if (hasLoneSurrogate(entry.text)) {
    yield { code: "canonical", problem: "a text in it is not well-formed: half of a surrogate pair" };
  }
  if (entry.section === "resources") yield* timeProblems(entry.record);
}

function printEntry<Name extends SectionName>({ section, record }: ParsedRecord<Name>): string {
  return sections[section].print(record);
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
