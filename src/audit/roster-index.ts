import { folded } from "../access/best-match.js";
import type { Roster, RosterPerson } from "./roster.js";

/**
 * The people of a roster by employee id and by address, in whatever case.
 *
 * Two rows are about one person when they have the same employee id, or the same address and not two different ids. An
 * address that two ids share is that of who works here: the number of somebody who came back is a new one, and an
 * address may be given to somebody else.
 */
export class RosterIndex implements Roster {
  readonly #byId = new Map<string, RosterPerson>();
  readonly #byEmail = new Map<string, RosterPerson[]>();

  /** Gives the earlier row about the same person that says the opposite; then nothing is added. */
  add(person: RosterPerson): RosterPerson | undefined {
    const id = person.employeeId === undefined ? undefined : folded(person.employeeId);
    const email = person.email === undefined ? undefined : folded(person.email);
    const sameId = id === undefined ? undefined : this.#byId.get(id);
    const sameAddress = (email === undefined ? undefined : this.#byEmail.get(email)) ?? [];
    const earlier = [
      ...(sameId === undefined ? [] : [sameId]),
      ...sameAddress.filter(({ employeeId }) => employeeId === undefined || id === undefined),
    ];
    const opposite = earlier.find(({ isTerminated }) => isTerminated !== person.isTerminated);
    if (opposite !== undefined) return opposite;
    if (id !== undefined && sameId === undefined) this.#byId.set(id, person);
    if (email !== undefined) this.#byEmail.set(email, [...sameAddress, person]);
    return undefined;
  }

  find({
    emails,
    employeeId,
  }: {
    emails: readonly string[];
    employeeId: string | undefined;
  }): RosterPerson | undefined {
    const id = employeeId === undefined ? undefined : folded(employeeId.trim());
    const byId = id === undefined ? undefined : this.#byId.get(id);
    if (byId !== undefined) return byId;
    for (const email of emails) {
      // A row with another id is about another person, who had the address before or has it now.
      const people = this.#byEmail
        .get(folded(email.trim()))
        ?.filter((person) => id === undefined || person.employeeId === undefined);
      const found = people?.find(({ isTerminated }) => !isTerminated) ?? people?.[0];
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
