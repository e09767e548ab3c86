import type { Doubts } from "../sync-file/doubts.js";
import type { Check, CheckName } from "./check.js";
import type { Side } from "./difference-book.js";
import type { NamedSide } from "./report.js";
import type { ReportedType, ReportKind } from "./report-kind.js";
import type { Roster } from "./roster.js";

/** Told of each user, group or app that one side alone has. */
type OnDifference = (number: number, onlyIn: Side) => void;

interface SideFacts {
  report: ReportKind;
  namesAll: boolean;
  type: "user" | ReportedType;
  doubts: Doubts;
  /** How many grants the sync file has of each, by number. */
  grants: Uint32Array;
}

/** Compares the users, or the groups or apps, that a report names with those of the sync file. */
export class SideComparison {
  readonly #roster: Roster;
  readonly #side: NamedSide;
  readonly #facts: SideFacts;

  constructor(roster: Roster, side: NamedSide, facts: SideFacts) {
    this.#roster = roster;
    this.#side = side;
    this.#facts = facts;
  }

  /** Whoever a report names should be in the file; and the other way round, where the report names everybody. */
  compareNamed(name: CheckName, onDifference: OnDifference): Check {
    const { report, namesAll, type, doubts, grants } = this.#facts;
    const { named, candidates } = this.#side;
    const strangers = [...named].filter((number) => !this.#roster.isKnown(number));
    const isDoubtful = (number: number) =>
      doubts.ofType(type) !== undefined ||
      doubts.ofResource(type, this.#roster.entry(number).id) !== undefined;
    const onlyInReport = strangers.filter((number) => !isDoubtful(number));
    // A report that does not name everybody still names an app that people have; of people it says nothing.
    const expected = this.#known((number) => namesAll || (type !== "user" && (grants[number] ?? 0) > 0));
    const missing = expected.filter((number) => !named.has(number));
    const onlyInFile =
      type === "user" && !namesAll ? [] : missing.filter((number) => !candidates.has(number));
    for (const number of onlyInReport) onDifference(number, "report");
    for (const number of onlyInFile) onDifference(number, "file");
    const notCompared = strangers.length - onlyInReport.length;
    const ambiguous = missing.length - onlyInFile.length;
    return {
      report,
      name,
      inReport: named.size,
      ...((namesAll || type !== "user") && { inFile: expected.length }),
      same: named.size - strangers.length,
      onlyInReport: onlyInReport.length,
      onlyInFile: onlyInFile.length,
      ...(notCompared > 0 && { notCompared }),
      ...(ambiguous > 0 && { ambiguous }),
    };
  }

  /** Whom the report states to have nothing should have nothing in the file, and the other way round. */
  compareWithout(name: CheckName, resourceType: ReportedType, onDifference: OnDifference): Check[] {
    const { report, namesAll, doubts, grants } = this.#facts;
    const { named, without, candidates } = this.#side;
    const stated = [...without].filter((number) => this.#roster.isKnown(number));
    // Where a report does not name everybody, only what it states can be held against the file.
    if (!namesAll && stated.length === 0) return [];
    const empty = this.#known((number) => (grants[number] ?? 0) === 0 && (namesAll || without.has(number)));
    const wrong = stated.filter((number) => (grants[number] ?? 0) > 0);
    const unstated = empty.filter((number) => !without.has(number));
    // Missing grants are what makes somebody look as if there were none.
    const isDoubtful = doubts.anyOf(resourceType) || doubts.anyOf("user");
    const onlyInFile = isDoubtful ? [] : unstated.filter((number) => !candidates.has(number));
    for (const number of wrong) onDifference(number, "report");
    // Whom the report does not name at all is missing there, not stated otherwise.
    for (const number of onlyInFile) if (named.has(number)) onDifference(number, "file");
    const left = unstated.length - onlyInFile.length;
    return [
      {
        report,
        name,
        inReport: stated.length,
        inFile: empty.length,
        same: stated.length - wrong.length,
        onlyInReport: wrong.length,
        onlyInFile: onlyInFile.length,
        ...(left > 0 && (isDoubtful ? { notCompared: left } : { ambiguous: left })),
      },
    ];
  }

  #known(isWanted: (number: number) => boolean): number[] {
    const numbers: number[] = [];
    for (let number = 0; number < this.#roster.knownCount; number += 1) {
      if (isWanted(number)) numbers.push(number);
    }
    return numbers;
  }
}
