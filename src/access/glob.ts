import { folded } from "./best-match.js";

/** Any characters, or none. */
const ANY = -1;
/** One character, whatever it is. */
const ONE = -2;

/**
 * Tells whether one of `globs` matches one of some texts as a whole: `*` is any characters, `?` is one, and `\` takes
 * the next one as it is. Nothing else is special, and upper and lower case are the same.
 */
export function anyGlob(globs: readonly string[]): (texts: readonly string[]) => boolean {
  const patterns = globs.map((glob) => compiled(glob));
  return (texts) => {
    const shown = texts.map(folded);
    return patterns.some((pattern) => shown.some((text) => matches(pattern, text)));
  };
}

/** The same of one text, with `*` alone being special. */
export function starMatcher(value: string): (text: string) => boolean {
  const pattern = folded(value)
    .split("*")
    .flatMap((piece, index) => (index === 0 ? unitsOf(piece) : [ANY, ...unitsOf(piece)]));
  return (text) => matches(pattern, folded(text));
}

/** UTF-16 units as they are, and what stands for others. */
type Pattern = readonly number[];

function compiled(glob: string): Pattern {
  return [...folded(glob).matchAll(/\\(.)|(.)/gsu)].flatMap(([, taken, plain = ""]) => {
    if (taken !== undefined) return unitsOf(taken);
    if (plain === "*") return [ANY];
    return plain === "?" ? [ONE] : unitsOf(plain);
  });
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** Going back to the last star is enough: what an earlier one took never has to be taken back. */
function matches(pattern: Pattern, text: string): boolean {
  let next = 0;
  let at = 0;
  let behindStar = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = pattern[next];
    if (wanted === ANY) {
      next += 1;
      behindStar = next;
      retryAt = at;
      if (next === pattern.length) return true;
    } else if (wanted === ONE) {
      next += 1;
      at += widthAt(text, at);
    } else if (wanted === text.charCodeAt(at)) {
      next += 1;
      at += 1;
    } else if (behindStar === -1) {
      return false;
    } else {
      retryAt += widthAt(text, retryAt);
      at = retryAt;
      next = behindStar;
    }
  }
  while (pattern[next] === ANY) next += 1;
  return next === pattern.length;
}

/** A character beyond the first 65,536 takes two units. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
