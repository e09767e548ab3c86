import type { Path } from "./path.js";
import type { ReportedType } from "./report-kind.js";

/** Which of the two has what the other lacks. */
export type Side = "report" | "file";

/** A user has something on one side only. */
export interface GrantDifference {
  resourceType: ReportedType;
  resource: number;
  onlyIn: Side;
}

/** How the two differ about one user. Users, groups and apps are numbers of the directory. */
export class PersonDifference {
  readonly user: number;
  /** The user is on one side only. */
  onlyIn?: Side;
  /** One side says that the user has no group, or no app. */
  without?: { resourceType: ReportedType; onlyIn: Side }[];
  directness?: { resource: number; report: Path; file: Path }[];
  /** Two bits for type and side below the resource's number: with another organisation's report they are millions. */
  readonly #grants: number[] = [];

  constructor(user: number) {
    this.user = user;
  }

  addGrant({ resourceType, resource, onlyIn }: GrantDifference): void {
    this.#grants.push(resource * 4 + (resourceType === "app" ? 2 : 0) + (onlyIn === "file" ? 1 : 0));
  }

  grants(): GrantDifference[] {
    return this.#grants.map((code) => ({
      resourceType: code % 4 < 2 ? "group" : "app",
      resource: Math.floor(code / 4),
      onlyIn: code % 2 === 0 ? "report" : "file",
    }));
  }
}

/** How the two differ about a group or an app itself. */
export interface ResourceDifference {
  resourceType: ReportedType;
  resource: number;
  onlyIn?: Side;
  /** One side says that it has no users. */
  without?: Side;
}

/** Collects differences by whom they are about. */
export class DifferenceBook {
  readonly #people = new Map<number, PersonDifference>();
  readonly #resources: Readonly<Record<ReportedType, Map<number, ResourceDifference>>> = {
    group: new Map(),
    app: new Map(),
  };

  person(user: number): PersonDifference {
    const known = this.#people.get(user);
    if (known !== undefined) return known;
    const fresh = new PersonDifference(user);
    this.#people.set(user, fresh);
    return fresh;
  }

  resource(resourceType: ReportedType, resource: number): ResourceDifference {
    const known = this.#resources[resourceType].get(resource);
    if (known !== undefined) return known;
    const fresh: ResourceDifference = { resourceType, resource };
    this.#resources[resourceType].set(resource, fresh);
    return fresh;
  }

  people(): PersonDifference[] {
    return [...this.#people.values()];
  }

  resources(): ResourceDifference[] {
    return [...this.#resources.group.values(), ...this.#resources.app.values()];
  }
}
