import type { ResourceFacts } from "../../access/resource-facts.js";
import { type Column, listColumn, textColumn } from "../table/column.js";

/** What is shown of a resource wherever it is a row of its own. */
export function resourceColumns<Row>(of: (row: Row) => ResourceFacts): Column<Row>[] {
  return [
    textColumn("type", (row) => of(row).id.resourceType, { least: 6 }),
    textColumn("id", (row) => of(row).id.resource),
    textColumn("name", (row) => of(row).displayName, { least: 16 }),
    textColumn("status", (row) => of(row).status),
    listColumn("details", (row) => of(row).details, { least: 9 }),
    textColumn("email", (row) => of(row).email, { least: 16 }),
    textColumn("username", (row) => of(row).username),
  ];
}
