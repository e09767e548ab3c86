import { Option } from "commander";

/** The formats of a command that answers with one text or one value. */
export const textOrJson = {
  names: ["text", "json"],
  description: "text for people or json for programs",
} as const;

/** `--format`; the default is text, or none where the command chooses by other flags. */
export function formatOption(
  formats: { names: readonly string[]; description: string; hasNoDefault?: true } = textOrJson,
): Option {
  const format = new Option("-o, --format <format>", formats.description).choices(formats.names);
  return formats.hasNoDefault ? format : format.default("text");
}
