import { z } from "zod";
import { structSchema } from "./struct.js";

/** What stands on the parts of a schema; an `id` makes a definition of its own. */
export type SchemaWords = ReadonlyMap<z.ZodType, { id?: string; description?: string }>;

/**
 * The JSON Schema, draft 2020-12, of a document of ours: `format` names it, such as "jc-connector/sync". Keys that it
 * does not name are allowed, as readers ignore them.
 */
export function documentJsonSchema(
  document: z.ZodType,
  about: { format: string; version: number; title: string; description: string; words: SchemaWords },
): Record<string, unknown> {
  const { format, version, title, description, words } = about;
  const metadata = z.registry<{ id?: string; type?: string; description?: string }>();
  for (const [schema, word] of words) metadata.add(schema, word);
  // zod cannot look into a schema of our own; it is what protobuf calls a Struct.
  metadata.add(structSchema, { type: "object" });
  const { $schema, ...schema } = z.toJSONSchema(document, {
    target: "draft-2020-12",
    io: "input",
    unrepresentable: "any",
    metadata,
    override({ zodSchema, jsonSchema }) {
      // What a schema says of itself, with describe() or meta(), stands in zod's own registry.
      Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
      // A name of zod's own, which a strict validator refuses: the pattern beside it says the same.
      if (jsonSchema.format === "starts_with") delete jsonSchema.format;
    },
  });
  return { $schema, $id: `urn:${format.replace("/", ":")}:${version}`, title, description, ...schema };
}
