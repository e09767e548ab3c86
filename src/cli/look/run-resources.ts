import { type Condition, textsAt } from "../../access/condition.js";
import { factsOf, type ResourceFacts } from "../../access/resource-facts.js";
import type { Resource } from "../../model/resource.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import type { Table } from "../table/column.js";
import { type LookFlags, runLook } from "./look.js";
import { resourceColumns } from "./resource-columns.js";
import { isOfType } from "./type-filter.js";

export interface ResourcesFlags extends LookFlags {
  where?: readonly Condition[];
}

const table: Table<ResourceFacts> = {
  noun: "resource",
  columns: resourceColumns((facts) => facts),
  importance: ["name", "id", "type", "status", "email", "details", "username"],
};

/** `jc-connector resources`: users, administrators, groups, apps and roles, one a row. */
export function runResources(
  named: string | undefined,
  flags: ResourcesFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const search = new Search(flags.where ?? []);
  return runLook(named, flags, context, {
    table,
    rows: (cursor) => rows(cursor, flags, search),
    remarks: () => search.remarks(),
  });
}

const BATCH_ROWS = 500;

async function* rows(
  cursor: SectionCursor,
  { type }: ResourcesFlags,
  search: Search,
): AsyncGenerator<readonly ResourceFacts[]> {
  let batch: ResourceFacts[] = [];
  for await (const resource of cursor.section("resources")) {
    if (!isOfType(type, resource.id.resourceType)) continue;
    const facts = factsOf(resource);
    if (!search.matches(resource, facts)) continue;
    batch.push(facts);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Conditions that have to hold, and which of their paths nothing was found at. */
class Search {
  readonly #conditions: readonly Condition[];
  readonly #missing: Set<string>;
  /** Of the missing ones, those that exist below `profile`. */
  readonly #inProfile = new Set<string>();
  #looked = 0;

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions;
    this.#missing = new Set(conditions.map(({ path }) => path));
  }

  matches(resource: Resource, facts: ResourceFacts): boolean {
    this.#looked += 1;
    let isMatch = true;
    for (const { path, holds } of this.#conditions) {
      const texts = textsAt(path, resource, facts);
      if (texts !== undefined) this.#missing.delete(path);
      else if (this.#missing.has(path) && textsAt(`profile.${path}`, resource, facts))
        this.#inProfile.add(path);
      isMatch &&= holds(texts ?? []);
    }
    return isMatch;
  }

  /** A misspelt path would look like an answer: nobody, or everybody. */
  remarks(): string[] {
    if (this.#looked === 0) return [];
    return [...this.#missing].map((path) => {
      const advice = this.#inProfile.has(path) ? `; profile.${path} is what some have` : "";
      return `none of these resources has "${path}"${advice}`;
    });
  }
}
