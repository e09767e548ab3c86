import type { Resource } from "../model/resource.js";
import { starMatcher } from "./glob.js";
import type { ResourceFacts } from "./resource-facts.js";

/** What has to hold of a resource: `profile.department=Sales`, `status!=disabled`. */
export interface Condition {
  /** Keys of the resource as it stands in a sync file, a dot between each; or the name of one of its facts. */
  path: string;
  /** Given the texts that stand at the path. Where there are several, one equal is enough to be equal. */
  holds(texts: readonly string[]): boolean;
}

/**
 * `path=value` or `path!=value`. Upper and lower case are the same, and `*` stands for any characters; nothing at the
 * path equals the empty text alone. `undefined` when the text is no condition.
 */
export function parseCondition(text: string): Condition | undefined {
  const [, path = "", operator, value = ""] = /^([^=]*?)\s*(!?=)\s*(.*)$/su.exec(text.trim()) ?? [];
  if (path.split(".").includes("")) return undefined;
  const equals = starMatcher(value);
  const isEqual = (texts: readonly string[]) => (texts.length === 0 ? value === "" : texts.some(equals));
  return { path, holds: operator === "=" ? isEqual : (texts) => !isEqual(texts) };
}

/** The texts that stand at `path` of a resource; `undefined` when nothing does. */
export function textsAt(path: string, resource: Resource, facts: ResourceFacts): string[] | undefined {
  const fact = factTexts.get(path);
  if (fact !== undefined) {
    const texts = fact(facts);
    return texts.length === 0 ? undefined : texts;
  }
  const found = [...reach(resource, path.split("."))];
  return found.length === 0 ? undefined : found.flatMap(textsOf);
}

const some = (text: string | undefined) => (text === undefined ? [] : [text]);

const factTexts = new Map<string, (facts: ResourceFacts) => string[]>([
  ["type", ({ id }) => [id.resourceType]],
  ["id", ({ id }) => [id.resource]],
  ["name", ({ displayName }) => [displayName]],
  ["status", ({ status }) => some(status)],
  ["details", ({ details }) => [...details]],
  ["email", ({ email }) => some(email)],
  ["username", ({ username }) => some(username)],
]);

/** What is known of a resource by a name of its own. */
export const factNames: readonly string[] = [...factTexts.keys()];

/** A key may hold dots itself: custom attributes are called what people call them. Lists are looked into. */
function* reach(value: unknown, keys: readonly string[]): Generator<unknown> {
  if (keys.length === 0) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* reach(item, keys);
  else if (typeof value === "object" && value !== null) {
    for (let length = 1; length <= keys.length; length += 1) {
      const key = keys.slice(0, length).join(".");
      if (Object.hasOwn(value, key)) yield* reach(Reflect.get(value, key), keys.slice(length));
    }
  }
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return typeof value === "object" ? [] : [String(value)];
}
