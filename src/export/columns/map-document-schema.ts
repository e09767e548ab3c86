import { documentJsonSchema } from "../../model/json-schema.js";
import { columnMapSchema } from "./column-map-schema.js";

/** The JSON Schema (draft 2020-12) of a column map. */
export function mapDocumentSchema(): Record<string, unknown> {
  return documentJsonSchema(columnMapSchema, {
    format: "jc-connector/columns",
    version: 1,
    title: "jc-connector column map",
    description:
      "Which columns a CSV file has, and where each comes from, as export --columns reads it: version 1.",
    words: new Map(),
  });
}
