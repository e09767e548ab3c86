import { printStruct, structSchema } from "../model/struct.js";
import { type SectionName, type SectionRecords, sections } from "./section.js";

/**
 * The line that a record would have in a file that nothing re-formatted, without line feed and comma. `value` is what
 * `record` was parsed from: where it holds something that no field of the record is for, the text holds it too, so
 * that nobody takes the text for a canonical one.
 */
export function canonicalText<Name extends SectionName>(
  name: Name,
  { record, value }: { record: SectionRecords[Name]; value: unknown },
): string {
  const text = sections[name].print(record);
  // The order of keys changes no length. The second printing, slower, is for -0, which the first makes a 0.
  if (JSON.stringify(value).length === text.length) return text;
  const whole = printStruct(structSchema.parse(value));
  return whole.length === text.length ? text : whole;
}
