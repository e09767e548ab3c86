/**
 * Retry-After in milliseconds: seconds or an HTTP date (measured against the answer's own `Date`, so that a wrong
 * local clock does not matter; against `nowMs`, in milliseconds since 1970, where there is none). `undefined` when it
 * is absent or malformed; may be Infinity.
 */
export function retryAfterMs(headers: ReadonlyMap<string, string>, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  const at = httpDateMs(value);
  if (at === undefined) return undefined;
  return Math.max(0, at - (httpDateMs(headers.get("date") ?? "") ?? nowMs));
}

/** A date in any of HTTP's three forms, all of them GMT, in milliseconds since 1970. */
function httpDateMs(text: string): number | undefined {
  // Date.parse takes almost anything ("-5" and "later 9999" are years): only what begins with a weekday is a date.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d/i.test(text)) return undefined;
  const at = Date.parse(/ GMT$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : at;
}
