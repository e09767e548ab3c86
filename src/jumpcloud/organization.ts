import { z } from "zod";
import { UnavailableError } from "./errors.js";
import type { ListReader } from "./list.js";
import { pageReader } from "./page-source.js";
import { readSortedList } from "./read-list.js";
import { rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  displayName: text,
  /** The id of the provider that manages it. JumpCloud documents it of one organisation, not of the list. */
  provider: text,
};

/** An organisation, as `GET /api/organizations` answers. Its name may be null. */
export type Organization = z.output<z.ZodObject<typeof shape>>;

export const parseOrganization = rowParser(shape, "_id");

const endpoint = "GET /api/organizations";

/**
 * Every organisation that the key may see, in the order of their ids. Whoever chooses among them, or syncs each, must
 * not be shown a part for the whole: a list that may lack one rejects with UnavailableError.
 */
export async function readOrganizations(
  reader: Pick<ListReader, "request" | "observer">,
): Promise<Organization[]> {
  const list = {
    list: "organizations",
    endpoint,
    path: "/api/organizations",
    envelope: "results",
    sort: "_id",
    parse: parseOrganization,
  } as const;
  const { rows, report } = await readSortedList(pageReader(list, reader));
  if (report.proof === "incomplete") {
    throw new UnavailableError(`${endpoint}: the list of organisations is not whole: ${report.reason}`, {
      endpoint,
    });
  }
  return [...rows.values()];
}
