import type { ColumnDocument } from "./column-map-schema.js";
import { isBlank } from "./source.js";
import { timeText } from "./time-form.js";

type Changes = Pick<ColumnDocument, "map" | "otherwise" | "replace" | "time">;
type Texts = readonly string[];

/** What becomes of each text of a column, in this order: map, replace, time, tidy. A text that gets empty is none. */
export function textChange(
  { map, otherwise, replace, time }: Changes,
  { isTidy }: { isTidy: boolean },
): (texts: Texts) => Texts {
  const steps: ((text: string) => string)[] = [];
  const mapped = new Map(Object.entries(map ?? {}));
  if (map !== undefined) steps.push((text) => mapped.get(text) ?? otherwise ?? text);
  if (replace !== undefined) steps.push(replacement(replace));
  if (time !== undefined) steps.push((text) => timeText(text, time));
  if (isTidy) steps.push((text) => text.trim().replace(/\s+/gu, " "));
  // What is not known is not "something else": otherwise does not speak of it.
  const blank = mapped.get("") ?? "";
  const blanks = blank === "" ? [] : [blank];
  if (steps.length === 0) return (texts) => texts;
  return (texts) => {
    if (texts.length === 0) return blanks;
    return texts
      .map((text) => steps.reduce((changed, step) => step(changed), text))
      .filter((text) => !isBlank(text));
  };
}

/** All at once, the longest first: what was put in is not replaced again. */
function replacement(replace: Record<string, string>): (text: string) => string {
  const parts = new Map(Object.entries(replace));
  const longestFirst = [...parts.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(literally).join("|"), "g");
  return (text) => text.replace(pattern, (part) => parts.get(part) ?? part);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
