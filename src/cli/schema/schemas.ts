/** The formats of ours that have a JSON Schema, by name: a new one is a line here. */
export const schemas = {
  sync: async () => (await import("../../sync-file/document-schema.js")).syncFileSchema(),
  diff: async () => (await import("../../diff/document-schema.js")).diffSchema(),
  audit: async () => (await import("../../audit/document-schema.js")).auditSchema(),
  doctor: async () => (await import("../doctor/document-schema.js")).doctorSchema(),
  sod: async () => (await import("../../audit/sod-schema.js")).sodSchema(),
  suppressions: async () => (await import("../../audit/document-schema.js")).suppressionsFileSchema(),
  review: async () => (await import("../../export/review/row-schema.js")).reviewRowSchema(),
  receipts: async () => (await import("../../provision/receipts/receipts-schema.js")).receiptsSchema(),
  columns: async () => (await import("../../export/columns/map-document-schema.js")).mapDocumentSchema(),
} as const satisfies Record<string, () => Promise<Record<string, unknown>>>;

export type SchemaName = keyof typeof schemas;
