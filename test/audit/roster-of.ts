import type { Roster, RosterPerson } from "../../src/audit/roster.js";
import { RosterIndex } from "../../src/audit/roster-index.js";

/** A roster of these people, a line each from 2 on: who is not said to have left works here. */
export function rosterOf(people: readonly { email?: string; employeeId?: string; hasLeft?: true }[]): Roster {
  const roster = new RosterIndex();
  for (const [index, { email, employeeId, hasLeft }] of people.entries()) {
    const person: RosterPerson = {
      line: index + 2,
      email,
      employeeId,
      name: undefined,
      isTerminated: hasLeft === true,
      because: hasLeft ? 'status "left"' : 'status "active"',
    };
    if (roster.add(person) !== undefined) throw new Error("a roster for a test contradicts itself");
  }
  return roster;
}
