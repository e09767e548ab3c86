import { LAST_SUCCESS } from "./families.js";

const LINE = new RegExp(
  `^${LAST_SUCCESS}(?:\\{organization_id="(?<id>(?:[^"\\\\\\n]|\\\\["\\\\n])*)"\\})? (?<seconds>\\d{1,12}(?:\\.\\d{1,9})?)$`,
  "gm",
);

const unescaped: Readonly<Record<string, string>> = { n: "\n" };

/**
 * When each organisation was last synced well, as a metrics file of an earlier run states; the key of one that nobody
 * named is `undefined`. Only lines as we write them count: whatever else the file holds, or has lost, is passed over.
 */
export function lastSuccesses(text: string): Map<string | undefined, Date> {
  return new Map(
    [...text.matchAll(LINE)].map(({ groups: { id, seconds } = {} }) => [
      id?.replace(/\\(.)/g, (_, character: string) => unescaped[character] ?? character),
      new Date(Math.round(Number(seconds) * 1000)),
    ]),
  );
}
