import { compareText } from "../model/order.js";
import type { Doubt, Doubts } from "../sync-file/doubts.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { Check } from "./check.js";
import type { DifferenceBook, PersonDifference } from "./difference-book.js";
import type { Directory } from "./directory.js";
import { compareNames, EntryMaker, nameOf, type PersonEntry, type ResourceEntry } from "./person-entry.js";
import type { ReadReport } from "./read-report.js";
import type { AmbiguousName } from "./report.js";
import { reportSubjects } from "./report-kind.js";
import type { AmbiguousEntry, ReportFacts, ResultSummary, Verdict } from "./result.js";

export interface ReconciliationFacts {
  header: SyncHeader;
  manifest: Manifest;
  directory: Directory;
  reports: readonly (ReadReport & { time?: Date })[];
  checks: readonly Check[];
  doubts: Doubts;
  book: DifferenceBook;
}

/** What reconciling a sync file with reports came to. */
export class Reconciliation {
  readonly header: SyncHeader;
  readonly manifest: Manifest;
  readonly directory: Directory;
  readonly reports: ReconciliationFacts["reports"];
  readonly summary: ResultSummary;
  readonly #people: readonly PersonDifference[];
  readonly #resources: readonly ResourceEntry[];
  readonly #entries: EntryMaker;

  constructor(facts: ReconciliationFacts) {
    const { header, manifest, directory, reports, book } = facts;
    this.header = header;
    this.manifest = manifest;
    this.directory = directory;
    this.reports = reports;
    this.#entries = new EntryMaker(directory, Date.parse(manifest.readFrom));
    this.#people = this.#entries.sortPeople(book.people());
    this.#resources = book
      .resources()
      .map((difference) => this.#entries.resource(difference))
      .sort(compareNames);
    this.summary = this.#summarize(facts);
  }

  /** One entry a user, made while they are iterated. */
  *people(): Generator<PersonEntry> {
    for (const difference of this.#people) yield this.#entries.person(difference);
  }

  /** Groups and apps that differ themselves. */
  resources(): readonly ResourceEntry[] {
    return this.#resources;
  }

  #summarize({ header, manifest, reports, checks, doubts }: ReconciliationFacts): ResultSummary {
    const { id, startedAt, complete, incomplete, source } = header;
    const { readFrom, readTo, digest } = manifest;
    const isDifferent = checks.some((check) => check.onlyInReport + check.onlyInFile > 0);
    const concerned = relevantDoubts(doubts, reports);
    const isUncertain = concerned.length > 0 || reports.some(({ ambiguous }) => ambiguous.length > 0);
    const verdict: Verdict = isDifferent ? "different" : isUncertain ? "uncertain" : "same";
    return {
      sync: {
        id,
        startedAt,
        readFrom,
        readTo,
        complete,
        ...(incomplete && { incomplete }),
        organization: source.organization,
        digest,
      },
      reports: reports.map(reportFacts),
      verdict,
      checks,
      differing: {
        people: this.#people.length,
        createdLater: this.#people.filter((person) => this.#entries.isCreatedLater(person)).length,
        resources: this.#resources.length,
      },
      notCompared: concerned.map((doubt) => ({ ...doubt, ...this.#nameOfDoubted(doubt) })),
      ambiguous: reports.flatMap(({ ambiguous }) => ambiguous.map((name) => this.#ambiguousEntry(name))),
    };
  }

  #nameOfDoubted({ resourceType, id }: Doubt): { displayName?: string } {
    if (id === undefined || (resourceType !== "group" && resourceType !== "app")) return {};
    const roster = this.directory.resources[resourceType];
    const number = roster.numberOf(id);
    const displayName = number === undefined ? undefined : roster.entry(number).displayName;
    return displayName === undefined ? {} : { displayName };
  }

  #ambiguousEntry({ resourceType, name, rows, candidates }: AmbiguousName): AmbiguousEntry {
    const { users, resources } = this.directory;
    const roster = resourceType === "user" ? users : resources[resourceType];
    const entries = candidates.map((number) => ({ ...roster.entry(number) }));
    entries.sort((a, b) => compareText(nameOf(a), nameOf(b)) || compareText(a.id ?? "", b.id ?? ""));
    return { resourceType, name, rows, candidates: entries };
  }
}

/** Doubts about types that the reports do not tell about are no matter here. */
function relevantDoubts(doubts: Doubts, reports: readonly ReadReport[]): Doubt[] {
  const types = new Set(["user", ...reports.map(({ kind }): string => reportSubjects[kind].resourceType)]);
  return doubts.all.filter(({ resourceType }) => types.has(resourceType));
}

function reportFacts(report: ReadReport & { time?: Date }): ReportFacts {
  const { kind, file, content, sha256, time, writtenAt, rows, repeatedRows, ambiguousRows } = report;
  const known = time ?? writtenAt;
  return {
    kind,
    file,
    content,
    sha256,
    ...(known && { time: known.toISOString(), timeSource: time === undefined ? "file" : "given" }),
    rows,
    repeatedRows,
    ambiguousRows,
    matchedBy: { user: report.users.matchedBy, resource: report.resources.matchedBy },
  };
}
