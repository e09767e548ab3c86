import type { Path } from "./path.js";
import type { ReportedType } from "./report-kind.js";

/** Which of the two has what the other lacks. */
export type Side = "report" | "file";

/** How the two differ about one user. Users, groups and apps are numbers of the directory. */
export interface PersonDifference {
  user: number;
  /** The user is on one side only. */
  onlyIn?: Side;
  grants: { resourceType: ReportedType; resource: number; onlyIn: Side }[];
  /** One side says that the user has no group, or no app. */
  without: { resourceType: ReportedType; onlyIn: Side }[];
  directness: { resource: number; report: Path; file: Path }[];
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
    const fresh: PersonDifference = { user, grants: [], without: [], directness: [] };
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
