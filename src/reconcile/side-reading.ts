import { ownText } from "./own-text.js";
import type { AmbiguousName, NamedSide } from "./report.js";
import type { Reference, Roster } from "./roster.js";

/** What a row says in place of a name, with what it says it of. */
const nothing = {
  user: /^no users?$/,
  group: /^no (?:user )?groups?$/,
  app: /^no (?:sso )?app(?:lication)?s?$/,
} as const;

const OBJECT_ID = /^[0-9a-f]{24}$/;

/** One side of a row. */
interface Cells {
  id?: string | undefined;
  name: string;
  email: string;
}

/** Whom one side of a row names: a number, nobody, or any of several. */
export type Named = number | "nobody" | "ambiguous";

/** Takes in one side of the rows of a report: its users, or its groups or apps. */
export class SideReading {
  readonly #roster: Roster;
  readonly #type: AmbiguousName["resourceType"];
  readonly #ambiguous = new Map<string, AmbiguousName>();
  readonly #named = new Set<number>();
  readonly #without = new Set<number>();
  readonly #candidates = new Set<number>();
  #byId = 0;
  #byName = 0;

  constructor(roster: Roster, type: AmbiguousName["resourceType"]) {
    this.#roster = roster;
    this.#type = type;
  }

  /** The cells of a row; blank ones say nothing. `id` is absent where there is no column for it. */
  read(cells: Cells): Named {
    const isNothing = (cell: string) => nothing[this.#type].test(cell.toLowerCase().replace(/[\s_-]+/g, " "));
    const id = cells.id === undefined || isNothing(cells.id) ? "" : cells.id;
    if (id !== "") {
      const known = this.#roster.numberOf(id);
      // An id that a spreadsheet turned into 5.99E+23 says less than the names.
      if (known !== undefined || OBJECT_ID.test(id)) {
        this.#byId += 1;
        return this.#add(known ?? this.#roster.stranger(this.#reference(cells)));
      }
    }
    const names = { id, name: cells.name, email: cells.email };
    const isNobody = [names.name, names.email].every((cell) => cell === "" || isNothing(cell));
    if (id === "" && isNobody) return this.#unnamed(cells);
    const found = this.#roster.find(this.#reference(names));
    this.#byName += 1;
    if (found.length > 1) return this.#addAmbiguous(names, found);
    return this.#add(found[0] ?? this.#roster.stranger(this.#reference(names)));
  }

  /** The other side of a row says that this one has nothing. */
  addWithout(number: number): void {
    this.#without.add(number);
  }

  side(): NamedSide {
    return {
      named: this.#named,
      without: this.#without,
      candidates: this.#candidates,
      matchedBy: this.#byName === 0 ? "id" : this.#byId === 0 ? "name" : "id and name",
    };
  }

  ambiguous(): Iterable<AmbiguousName> {
    return this.#ambiguous.values();
  }

  /** A group may really be called "no user group": without ids it is not known then what the row says. */
  #unnamed({ id, name }: Cells): Named {
    if (id !== undefined || name === "") return "nobody";
    const namesakes = this.#roster.find(this.#reference({ name, email: "" }));
    return namesakes.length === 0 ? "nobody" : this.#addAmbiguous({ name, email: "" }, namesakes);
  }

  #add(number: number): number {
    this.#named.add(number);
    return number;
  }

  #addAmbiguous({ name, email }: Cells, candidates: readonly number[]): "ambiguous" {
    const key = JSON.stringify([name, email]);
    const known = this.#ambiguous.get(key);
    if (known !== undefined) {
      known.rows += 1;
      return "ambiguous";
    }
    for (const candidate of candidates) this.#candidates.add(candidate);
    const shown = ownText(name || email);
    this.#ambiguous.set(key, { resourceType: this.#type, name: shown, candidates, rows: 1 });
    return "ambiguous";
  }

  #reference({ id, name, email }: Cells): Reference {
    const nameKey = this.#type === "user" ? "username" : "displayName";
    return {
      ...(id && { id }),
      ...(name !== "" && { [nameKey]: name }),
      ...(email !== "" && { email }),
    };
  }
}
