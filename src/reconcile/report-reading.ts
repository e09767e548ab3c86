import type { Directory } from "./directory.js";
import { EdgeTable, edgeMarks } from "./edge-table.js";
import { ReportError } from "./errors.js";
import type { Report } from "./report.js";
import { type ReportSubject, reportSubjects } from "./report-kind.js";
import { layoutOf, type ReportLayout } from "./report-layout.js";
import { reportTime } from "./report-time.js";
import { ReportTimes } from "./report-times.js";
import type { RowSink } from "./row-sink.js";
import { type Named, SideReading } from "./side-reading.js";

/** What is known once the header is read. */
interface Subject extends ReportSubject {
  layout: ReportLayout;
  users: SideReading;
  resources: SideReading;
}

/** Takes in a report row by row. */
export class ReportReading implements RowSink {
  readonly #directory: Directory;
  readonly #name: string;
  readonly #times: ReportTimes | undefined;
  readonly #edges = new EdgeTable();
  #subject: Subject | undefined;
  #rows = 0;
  #repeatedRows = 0;
  #ambiguousRows = 0;

  /** `withTimes`: keep when people signed in, and since when they have what they have. */
  constructor(directory: Directory, options: { name: string; withTimes: boolean }) {
    this.#directory = directory;
    this.#name = options.name;
    this.#times = options.withTimes ? new ReportTimes(directory.users) : undefined;
  }

  header(columns: readonly string[]): void {
    const layout = layoutOf(columns, this.#name);
    const { users, resources } = this.#directory;
    const subject = reportSubjects[layout.kind];
    this.#subject = {
      users: new SideReading(users, "user"),
      resources: new SideReading(resources[subject.resourceType], subject.resourceType),
      ...this.#subject,
      ...subject,
      layout,
    };
  }

  row(cells: readonly string[], number: number): void {
    const { layout, users, resources, resourceType } = this.#begun();
    const cell = (column: number) => (cells[column] ?? "").trim();
    const idIn = (column: number) => (column === -1 ? undefined : cell(column));
    const user = users.read({
      id: idIn(layout.userId),
      name: cell(layout.username),
      email: cell(layout.email),
    });
    const resource = resources.read({
      id: idIn(layout.resourceId),
      name: cell(layout.resourceName),
      email: "",
    });
    if (user === "nobody" && resource === "nobody") {
      if (cells.every((text) => text.trim() === "")) return;
      throw new ReportError(`${this.#name}: row ${number}: it names neither a user nor a ${resourceType}`);
    }
    this.#rows += 1;
    if (typeof user === "number" && !this.#directory.users.isKnown(user)) {
      const createdAt = reportTime(cell(layout.createdAt));
      if (typeof createdAt === "number") this.#directory.users.setCreatedAt(user, createdAt);
    }
    const position = this.#connect(user, resource);
    if (position !== undefined) this.#markDirectness(position, cell(layout.associationType));
    if (this.#times === undefined) return;
    this.#times.addLastLogin(user, cell(layout.lastLogin), cell(layout.username) || cell(layout.email));
    if (position !== undefined && isDirect(cell(layout.associationType)) !== false) {
      this.#times.addSince(this.#edges, position, cell(layout.associationTimestamp));
    }
  }

  /** What all rows said. Throws ReportError when there was none. */
  report(): Report {
    if (this.#rows === 0) throw new ReportError(`${this.#name}: has no rows`);
    const { layout, users, resources } = this.#begun();
    return {
      kind: layout.kind,
      rows: this.#rows,
      repeatedRows: this.#repeatedRows,
      users: users.side(),
      resources: resources.side(),
      edges: this.#edges,
      tellsDirectness: layout.associationType !== -1,
      ambiguous: [...users.ambiguous(), ...resources.ambiguous()],
      ambiguousRows: this.#ambiguousRows,
      lastLogins: this.#times?.lastLogins ?? new Map(),
      unmatchedLastLogins: this.#times?.unmatched ?? 0,
      unreadableTimes: this.#times?.unreadable ?? 0,
    };
  }

  /** The position of the row's pair, where it is certain whom and what it means. */
  #connect(user: Named, resource: Named): number | undefined {
    const { users, resources } = this.#begun();
    if (user === "ambiguous" || resource === "ambiguous") {
      this.#ambiguousRows += 1;
      return undefined;
    }
    if (user === "nobody" || resource === "nobody") {
      if (user !== "nobody") users.addWithout(user);
      if (resource !== "nobody") resources.addWithout(resource);
      return undefined;
    }
    const before = this.#edges.size;
    const position = this.#edges.add(user, resource);
    if (this.#edges.size === before) this.#repeatedRows += 1;
    return position;
  }

  #markDirectness(position: number, associationType: string): void {
    const direct = isDirect(associationType);
    if (direct !== undefined) this.#edges.mark(position, direct ? edgeMarks.direct : edgeMarks.indirect);
  }

  #begun(): Subject {
    if (this.#subject === undefined) throw new ReportError(`${this.#name}: has no rows`);
    return this.#subject;
  }
}

/** `undefined` when the report does not say. */
function isDirect(associationType: string): boolean | undefined {
  const word = associationType.toLowerCase();
  return word === "" || word === "null" ? undefined : word === "direct";
}
