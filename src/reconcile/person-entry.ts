import { compareText } from "../model/order.js";
import type { GrantDifference, PersonDifference, ResourceDifference, Side } from "./difference-book.js";
import type { Directory } from "./directory.js";
import type { Path } from "./path.js";
import type { ReportedType } from "./report-kind.js";
import type { RosterEntry } from "./roster.js";

/** A group or app, as far as it is known what it is. */
export interface ResourceName {
  resourceType: ReportedType;
  id?: string;
  displayName?: string;
}

/** How a report and a sync file differ about one user. */
export interface PersonEntry extends Pick<RosterEntry, "id" | "displayName" | "username" | "email"> {
  onlyIn?: Side;
  /** ISO 8601, UTC: when the user was made, as the report says of one whom the file lacks. */
  createdAt?: string;
  /** The user was made after the sync began to read. */
  createdLater?: true;
  grants?: (ResourceName & { onlyIn: Side })[];
  without?: { resourceType: ReportedType; onlyIn: Side }[];
  directness?: (ResourceName & { report: Path; file: Path })[];
}

/** How they differ about a group or an app itself. */
export type ResourceEntry = ResourceName & Pick<ResourceDifference, "onlyIn" | "without">;

/** Puts numbers back into names. */
export class EntryMaker {
  readonly #directory: Directory;
  readonly #readFrom: number;

  /** `readFrom` is when the sync began to read, in milliseconds. */
  constructor(directory: Directory, readFrom: number) {
    this.#directory = directory;
    this.#readFrom = readFrom;
  }

  isCreatedLater({ user }: PersonDifference): boolean {
    const { createdAt } = this.#directory.users.entry(user);
    return createdAt !== undefined && createdAt >= this.#readFrom;
  }

  person(difference: PersonDifference): PersonEntry {
    const { user, onlyIn, without, directness } = difference;
    const grants = difference.grants().map((grant) => this.#grant(grant));
    const { createdAt, ...names } = this.#directory.users.entry(user);
    return {
      ...names,
      ...(onlyIn && { onlyIn }),
      ...(createdAt !== undefined && { createdAt: new Date(createdAt).toISOString() }),
      ...(this.isCreatedLater(difference) && { createdLater: true }),
      ...(grants.length > 0 && { grants: grants.sort(compareNames) }),
      ...(without && { without }),
      ...(directness && {
        directness: directness
          .map(({ resource, report, file }) => ({ ...this.#resource("app", resource), report, file }))
          .sort(compareNames),
      }),
    };
  }

  resource({ resourceType, resource, onlyIn, without }: ResourceDifference): ResourceEntry {
    return {
      ...this.#resource(resourceType, resource),
      ...(onlyIn && { onlyIn }),
      ...(without && { without }),
    };
  }

  /** By the name that people read, then by id, so that the same differences stand in the same order. */
  sortPeople(differences: PersonDifference[]): PersonDifference[] {
    const named = differences.map((difference) => ({
      difference,
      ...this.#directory.users.entry(difference.user),
    }));
    return named
      .sort(
        (a, b) =>
          compareText(nameOf(a), nameOf(b)) ||
          compareText(a.id ?? "", b.id ?? "") ||
          compareText(a.email ?? "", b.email ?? ""),
      )
      .map(({ difference }) => difference);
  }

  #grant({ resourceType, resource, onlyIn }: GrantDifference): ResourceName & { onlyIn: Side } {
    return { ...this.#resource(resourceType, resource), onlyIn };
  }

  #resource(resourceType: ReportedType, resource: number): ResourceName {
    const { id, displayName } = this.#directory.resources[resourceType].entry(resource);
    return {
      resourceType,
      ...(id !== undefined && { id }),
      ...(displayName !== undefined && { displayName }),
    };
  }
}

/** What people call somebody; the best that is known. */
export function nameOf({ displayName, username, email, id }: Omit<RosterEntry, "createdAt">): string {
  return displayName ?? username ?? email ?? id ?? "";
}

export function compareNames(a: ResourceName, b: ResourceName): number {
  return (
    compareText(a.resourceType, b.resourceType) ||
    compareText(nameOf(a), nameOf(b)) ||
    compareText(a.id ?? "", b.id ?? "")
  );
}
