import { findPersons, nearestPersons } from "../../access/find-person.js";
import { findResources } from "../../access/find-resource.js";
import type { Person } from "../../access/persons.js";
import type { BookedResource } from "../../access/resource-book.js";
import { plainText } from "../../model/plain-text.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { countText } from "../number-text.js";
import type { Directory } from "./directory.js";
import { compareByName, leading, personName } from "./resource-access.js";

type Advise = CommandContext["advise"];

const MOST_CANDIDATES = 20;

/**
 * The one person that is meant. Throws UsageError when nobody is, or several may be; who, goes to `advise`.
 */
export function choosePerson(text: string, { persons }: Directory, advise: Advise): Person {
  const [person, ...others] = findPersons(persons, text);
  if (person === undefined) {
    const nearest = nearestPersons(persons, text);
    if (nearest.length > 0) advise("Perhaps:");
    for (const near of nearest) advise(personLine(near));
    throw new UsageError(
      `nobody is called "${plainText(text)}": looked for an id, type:id, an e-mail address, a user name and a part of a name`,
    );
  }
  if (others.length > 0) {
    adviseAll([person, ...others].sort(byName).map(personLine), advise);
    throw new UsageError(
      `"${plainText(text)}" may be ${countText(others.length + 1)} people: give the user name or type:id of one`,
    );
  }
  return person;
}

/**
 * The one resource that is meant. Throws UsageError when none is, several may be, or it is somebody's account.
 */
export function chooseResource(text: string, { book, persons }: Directory, advise: Advise): BookedResource {
  const [resource, ...others] = findResources(book.all(), text)?.items ?? [];
  if (resource === undefined) {
    const [person] = findPersons(persons, text);
    if (person !== undefined) {
      advise(`What a person reaches: jc-connector access ${plainText(person.key)}`);
      throw new UsageError(`"${plainText(text)}" is a person: --to takes a group, an app or a role`);
    }
    throw new UsageError(
      `no group, app or role is called "${plainText(text)}": looked for type:id, an id and a part of a name`,
    );
  }
  if (others.length > 0) {
    const lines = [resource, ...others]
      .sort(compareByName)
      .map(({ key, displayName }) => `${plainText(displayName)}  ${plainText(key)}`);
    adviseAll(lines, advise);
    throw new UsageError(
      `"${plainText(text)}" may be ${countText(others.length + 1)} resources: give the type:id of one`,
    );
  }
  return resource;
}

function adviseAll(lines: readonly string[], advise: Advise): void {
  for (const line of lines.slice(0, MOST_CANDIDATES)) advise(line);
  if (lines.length > MOST_CANDIDATES) advise(`and ${countText(lines.length - MOST_CANDIDATES)} more`);
}

function personLine(person: Person): string {
  const keys = person.accounts.map(({ key }) => plainText(key)).join(", ");
  return `${personName(person)}  ${keys}`;
}

function byName(a: Person, b: Person): number {
  return compareByName(leading(a), leading(b));
}
