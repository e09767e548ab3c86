import type { HelpSections, Variable } from "./command-node.js";

/** Takes apart what a command adds to its help. */
export function helpSections(text: string): HelpSections {
  const [notes = "", ...rest] = text.split(/^(Examples|Exit codes|Environment):/m);
  const below = (heading: string) => (rest.includes(heading) ? (rest[rest.indexOf(heading) + 1] ?? "") : "");
  return {
    notes: notes.trim(),
    examples: below("Examples").replace(/^\n/, "").trimEnd(),
    variables: variablesIn(below("Environment")),
  };
}

/** `  NAME   what it is for`, or the latter on a line of its own. */
function variablesIn(text: string): Variable[] {
  const variables: Variable[] = [];
  for (const line of text.split("\n")) {
    const [, name = "", rest = ""] = /^ {2}([A-Z][A-Z0-9_, ]*[A-Z0-9])(?: {2,}(.*))?$/.exec(line) ?? [];
    const last = variables.at(-1);
    if (name !== "") variables.push({ name, meaning: rest });
    else if (last !== undefined) last.meaning = `${last.meaning} ${line.trim()}`.trim();
  }
  return variables;
}
