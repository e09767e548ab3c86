import { z } from "zod";

const conditions = z
  .array(z.string())
  .describe("Each is column=value or column!=value, with * for any characters; all of them hold.");

/** Where a text comes from: one of these keys. */
const valueShape = {
  path: z
    .union([z.string(), z.array(z.string()).min(1)], { error: "is neither a path nor a list of paths" })
    .optional()
    .describe(
      "A column of a review row, or a path into a record: principal.profile.department, resource.profile.sso_type. Of a list, the first that is not blank.",
    ),
  template: z
    .string()
    .optional()
    .describe("Text with {path} in it; {{ is a brace. Blank as soon as one of its paths is blank."),
  text: z.string().optional().describe("The same text in every row."),
};

const caseSchema = z
  .strictObject({ when: conditions.optional(), ...valueShape })
  .meta({ oneOf: ["path", "template", "text"].map((key) => ({ required: [key] })) });

const joinSchema = z.strictObject({ separator: z.string().min(1), where: conditions.optional() });

const columnSchema = z
  .strictObject({
    header: z.string().describe("What stands in the first line."),
    ...valueShape,
    cases: z
      .array(caseSchema)
      .min(1)
      .optional()
      .describe("The first whose conditions hold gives the text; one without conditions always does."),
    map: z
      .record(z.string(), z.string())
      .optional()
      .describe('What texts become: {"enabled": "Active"}. The key "" says what a blank becomes.'),
    otherwise: z
      .string()
      .optional()
      .describe("What a text becomes that map has not, or what stands where no case holds."),
    replace: z.record(z.string(), z.string()).optional().describe("What parts of texts become."),
    time: z
      .enum(["YYYY-MM-DD", "MM/DD/YYYY", "seconds"])
      .optional()
      .describe("How a time is written, in UTC."),
    required: z
      .union([z.literal(true), conditions.min(1)], { error: "is neither true nor a list of conditions" })
      .optional()
      .describe("Blank cells are reported: all of them, or those where the conditions hold."),
    join: joinSchema
      .optional()
      .describe("The distinct texts of all rows of an account, sorted; only where rows are accounts."),
    unique: z
      .literal(true)
      .optional()
      .describe("Accounts with the same text here, whatever its case, share one row."),
  })
  .meta({ oneOf: ["path", "template", "text", "cases"].map((key) => ({ required: [key] })) });

/** A column map as its file has it. What refers to something is looked up when it is compiled. */
export const columnMapSchema = z.strictObject({
  $schema: z.string().optional().describe("For editors."),
  name: z.string().min(1),
  description: z.string().optional().describe("For who reads the map."),
  fileName: z
    .string()
    .optional()
    .describe("What the tool wants the file to be called; for who reads the map."),
  rows: z
    .enum(["grants", "accounts"])
    .describe("One row for each entitlement that an account has, or one for each account."),
  accounts: z
    .enum(["all", "with access"])
    .optional()
    .describe("Whether accounts that have nothing get a row too; default all where rows are accounts."),
  where: conditions.optional(),
  deletesMissing: z
    .boolean()
    .optional()
    .describe("The tool takes what the file lacks for gone: an incomplete sync is refused."),
  csvGuard: z
    .boolean()
    .optional()
    .describe("Default true: what a spreadsheet would calculate has an apostrophe before it."),
  tidy: z.boolean().optional().describe("No white space at the ends of a text, and any in it is one space."),
  columns: z.array(columnSchema).min(1),
});

export type ColumnMapDocument = z.infer<typeof columnMapSchema>;
export type ColumnDocument = z.infer<typeof columnSchema>;
export type CaseDocument = z.infer<typeof caseSchema>;

const schemas = new Map<PropertyKey, { shape: object }>([
  ["columns", columnSchema],
  ["cases", caseSchema],
  ["join", joinSchema],
]);

/** The keys that the object at `path` of a map may have. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  const step = path.findLast((one) => typeof one === "string");
  return Object.keys((schemas.get(step ?? "") ?? columnMapSchema).shape);
}
