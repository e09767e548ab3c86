import { folded } from "../../access/best-match.js";
import { type NamedResource, namesOf } from "../../access/privileged.js";
import type { BookedResource } from "../../access/resource-book.js";
import { type CsvFile, readCsvFile } from "../../input-file/read-csv.js";
import { resourceKey } from "../../model/resource-id.js";
import { reviewerAddress } from "./address.js";

/** A line of an owners file. */
interface Ownership {
  line: number;
  /** An id or a name, or either behind its type: "group:Engineering". */
  resource: string;
  /** Folded. */
  owner: string;
}

/** Who owns what, as somebody wrote it down. */
export interface OwnersFile extends Pick<CsvFile, "errorAt"> {
  ownerships: readonly Ownership[];
}

/**
 * Reads a CSV file with the columns `resource` and `email`; others are passed over. Throws InputFileError with the file
 * and the line: a column is missing, a line lacks one of both, or has an address that is none.
 */
export async function readOwnersFile(path: string): Promise<OwnersFile> {
  const { header, rows, errorAt } = await readCsvFile(path);
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const columnOf = (name: string) => {
    const column = names.indexOf(name);
    const found = `its columns are: ${header.cells.map((cell) => cell.trim()).join(", ")}`;
    if (column === -1) throw errorAt(header.line, `it has no column ${name}; ${found}`);
    if (column !== names.lastIndexOf(name)) throw errorAt(header.line, `two columns are called ${name}`);
    return column;
  };
  const [resourceColumn, emailColumn] = [columnOf("resource"), columnOf("email")];
  if (rows.length === 0) throw errorAt(header.line, "it names no owner");
  const ownerships = rows.map(({ line, cells }) => {
    const resource = (cells[resourceColumn] ?? "").trim();
    const email = (cells[emailColumn] ?? "").trim();
    if (resource === "") throw errorAt(line, "it names no resource");
    if (email === "") throw errorAt(line, `it names no owner of ${resource}: leave the line out, or say who`);
    const owner = reviewerAddress(email);
    if (owner === undefined) throw errorAt(line, `"${email}" is no e-mail address`);
    return { line, resource, owner };
  });
  return { ownerships, errorAt };
}

/**
 * The owners by the key of what they own. Throws InputFileError with the file and the line: a resource is not in the sync
 * file, several are called so, or two lines name different owners of one.
 */
export function ownersOf(
  { ownerships, errorAt }: OwnersFile,
  resources: Iterable<BookedResource>,
): Map<string, string> {
  const called = callNames(resources);
  const owners = new Map<string, { line: number; owner: string }>();
  for (const { line, resource, owner } of ownerships) {
    const [found, ...others] = called.get(folded(resource)) ?? [];
    if (found === undefined) {
      throw errorAt(line, `no group, app or role of the sync file is called "${resource}", by name or id`);
    }
    if (others.length > 0) {
      const choices = [found, ...others].map(({ id }) => resourceKey(id)).join(", ");
      throw errorAt(line, `several are called "${resource}": give one of ${choices}`);
    }
    const key = resourceKey(found.id);
    const other = owners.get(key);
    if (other !== undefined && other.owner !== owner) {
      throw errorAt(line, `line ${other.line} says that ${other.owner} owns ${resource}: leave one of them`);
    }
    owners.set(key, { line, owner });
  }
  return new Map([...owners].map(([key, { owner }]) => [key, owner]));
}

function callNames(resources: Iterable<NamedResource>): Map<string, NamedResource[]> {
  const called = new Map<string, NamedResource[]>();
  for (const resource of resources) {
    for (const name of new Set(namesOf(resource).map(folded))) {
      const known = called.get(name);
      if (known === undefined) called.set(name, [resource]);
      else known.push(resource);
    }
  }
  return called;
}
