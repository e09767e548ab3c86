/** The formats of ours that have a JSON Schema, by name: a new one is a line here. */
export const schemas = {
  sync: async () => (await import("../../sync-file/document-schema.js")).syncFileSchema(),
  diff: async () => (await import("../../diff/document-schema.js")).diffSchema(),
  review: async () => (await import("../../export/review/row-schema.js")).reviewRowSchema(),
} as const satisfies Record<string, () => Promise<Record<string, unknown>>>;

export type SchemaName = keyof typeof schemas;
