import picomatch from "picomatch";

/**
 * Tells whether one of `globs` matches one of some texts. Upper and lower case are the same; a star matches a slash as
 * well, and what begins with a dot: names are no paths. A name that looks like a glob, "Dana (Ops)", still means itself.
 */
export function anyGlob(globs: readonly string[]): (texts: readonly string[]) => boolean {
  const matches = globs.map((glob) => picomatch(glob, { bash: true, dot: true, nocase: true }));
  const literals = new Set(globs.map((glob) => glob.toLowerCase()));
  return (texts) =>
    matches.some((isMatch) => texts.some((text) => isMatch(text))) ||
    texts.some((text) => literals.has(text.toLowerCase()));
}
