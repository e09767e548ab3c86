import { warningSentences } from "../connector/warning.js";

/** The warnings that the run itself raises; those about rows have their sentences beside the mapping. */
const runSentences: Readonly<Record<string, string>> = {
  endpoint_refused: "An endpoint was refused, and another was read in its place.",
  gone_during_sync: "It was deleted while the sync ran, and is left out.",
  invalid_field: "A field is not of the type that JumpCloud documents, and was read as not set.",
  unexpected_edge: "It leads to another kind of object than JumpCloud documents; those are left out.",
  unknown_organization: "JumpCloud does not tell which organisation this is.",
};

/** What a warning's code means, in a sentence; `undefined` for a code of another version. */
export function warningSentence(code: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = { ...warningSentences, ...runSentences };
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined;
}
