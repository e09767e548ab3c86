import type { Doubts } from "../sync-file/doubts.js";
import type { Check } from "./check.js";
import type { DifferenceBook } from "./difference-book.js";
import type { Directory } from "./directory.js";
import { edgeMarks } from "./edge-table.js";
import type { Path } from "./path.js";
import type { Report } from "./report.js";
import { reportSubjects } from "./report-kind.js";
import type { Roster } from "./roster.js";
import { SideComparison } from "./side-comparison.js";

const checkNames = {
  group: {
    resources: "groups",
    grants: "memberships",
    without: { users: "usersWithoutGroup", resources: "groupsWithoutUsers" },
  },
  app: {
    resources: "apps",
    grants: "access",
    without: { users: "usersWithoutApp", resources: "appsWithoutUsers" },
  },
} as const;

/** Compares one report with the grants of the sync file, which pass one by one. */
export class Comparison {
  readonly #report: Report;
  readonly #users: Roster;
  readonly #resources: Roster;
  readonly #userGrants: Uint32Array;
  readonly #resourceGrants: Uint32Array;
  readonly #onlyInFile: { users: number[]; resources: number[] } = { users: [], resources: [] };
  readonly #otherwise: { user: number; resource: number; report: Path; file: Path }[] = [];
  #grants = 0;
  #same = 0;
  #ambiguous = 0;

  constructor(report: Report, directory: Directory) {
    this.#report = report;
    this.#users = directory.users;
    this.#resources = directory.resources[reportSubjects[report.kind].resourceType];
    this.#userGrants = new Uint32Array(this.#users.knownCount);
    this.#resourceGrants = new Uint32Array(this.#resources.knownCount);
  }

  /** A grant of the sync file to a user, of the entitlement that the report is about. */
  addGrant(user: number, resource: number, path: Path): void {
    const { edges, users, resources, tellsDirectness } = this.#report;
    this.#grants += 1;
    this.#userGrants[user] = (this.#userGrants[user] ?? 0) + 1;
    this.#resourceGrants[resource] = (this.#resourceGrants[resource] ?? 0) + 1;
    const position = edges.find(user, resource);
    if (position !== undefined) {
      this.#same += 1;
      edges.mark(position, edgeMarks.inFile);
      const stated = tellsDirectness ? pathOf(edges.marks(position)) : undefined;
      if (stated !== undefined && !agree(stated, path)) {
        this.#otherwise.push({ user, resource, report: stated, file: path });
      }
    } else if (users.candidates.has(user) || resources.candidates.has(resource)) {
      this.#ambiguous += 1;
    } else {
      this.#onlyInFile.users.push(user);
      this.#onlyInFile.resources.push(resource);
    }
  }

  /** When all grants have passed: what was compared, and into `book` how the two differ. */
  settle(doubts: Doubts, book: DifferenceBook): Check[] {
    const { kind, users, resources, edges } = this.#report;
    const { resourceType, namesAll } = reportSubjects[kind];
    const names = checkNames[resourceType];
    const check = { report: kind, namesAll, doubts };
    const people = new SideComparison(this.#users, users, {
      ...check,
      type: "user",
      grants: this.#userGrants,
    });
    const usersCheck = people.compareNamed("users", (user, side) => {
      book.person(user).onlyIn = side;
    });
    if (doubts.isLeftOut(resourceType)) return [usersCheck];
    const things = new SideComparison(this.#resources, resources, {
      ...check,
      type: resourceType,
      grants: this.#resourceGrants,
    });
    const resourcesCheck = things.compareNamed(names.resources, (resource, side) => {
      book.resource(resourceType, resource).onlyIn = side;
    });
    return [
      usersCheck,
      resourcesCheck,
      this.#settleGrants(doubts, book),
      ...(edges.size > 0 && this.#report.tellsDirectness ? [this.#settleDirectness(book)] : []),
      ...people.compareWithout(names.without.users, resourceType, (user, onlyIn) => {
        const person = book.person(user);
        person.without = [...(person.without ?? []), { resourceType, onlyIn }];
      }),
      ...things.compareWithout(names.without.resources, resourceType, (resource, onlyIn) => {
        book.resource(resourceType, resource).without = onlyIn;
      }),
    ];
  }

  #settleGrants(doubts: Doubts, book: DifferenceBook): Check {
    const { kind, edges } = this.#report;
    const { resourceType } = reportSubjects[kind];
    let [onlyInReport, notCompared] = [0, 0];
    for (const { user, resource, position } of edges.pairs()) {
      if ((edges.marks(position) & edgeMarks.inFile) !== 0) continue;
      if (this.#isDoubtful(user, resource, doubts)) {
        notCompared += 1;
        continue;
      }
      onlyInReport += 1;
      book.person(user).addGrant({ resourceType, resource, onlyIn: "report" });
    }
    for (const [index, user] of this.#onlyInFile.users.entries()) {
      const resource = this.#onlyInFile.resources[index] ?? -1;
      book.person(user).addGrant({ resourceType, resource, onlyIn: "file" });
    }
    return {
      report: kind,
      name: checkNames[resourceType].grants,
      inReport: edges.size,
      inFile: this.#grants,
      same: this.#same,
      onlyInReport,
      onlyInFile: this.#onlyInFile.users.length,
      ...(notCompared > 0 && { notCompared }),
      ...(this.#ambiguous > 0 && { ambiguous: this.#ambiguous }),
    };
  }

  #isDoubtful(user: number, resource: number, doubts: Doubts): boolean {
    const { resourceType } = reportSubjects[this.#report.kind];
    return (
      (!this.#users.isKnown(user) && doubts.ofType("user") !== undefined) ||
      (!this.#resources.isKnown(resource) && doubts.ofType(resourceType) !== undefined) ||
      doubts.ofResource(resourceType, this.#resources.entry(resource).id) !== undefined
    );
  }

  /** Direct is what is counted: a report says of each pair whether it is. */
  #settleDirectness(book: DifferenceBook): Check {
    for (const { user, resource, report, file } of this.#otherwise) {
      const person = book.person(user);
      person.directness ??= [];
      person.directness.push({ resource, report, file });
    }
    const differing = this.#otherwise.length;
    const isMissing = ({ report }: { report: Path }) => report !== "inherited";
    const onlyInReport = this.#otherwise.filter(isMissing).length;
    return {
      report: this.#report.kind,
      name: "directness",
      inReport: this.#same,
      inFile: this.#same,
      same: this.#same - differing,
      onlyInReport,
      onlyInFile: differing - onlyInReport,
    };
  }
}

function pathOf(marks: number): Path | undefined {
  const isDirect = (marks & edgeMarks.direct) !== 0;
  const isIndirect = (marks & edgeMarks.indirect) !== 0;
  if (isDirect) return isIndirect ? "direct and inherited" : "direct";
  return isIndirect ? "inherited" : undefined;
}

/** Of somebody who has both, a report may state one alone; what it states has to be so. */
function agree(stated: Path, file: Path): boolean {
  return stated === file || file === "direct and inherited";
}
