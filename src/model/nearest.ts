/** The candidate that was most likely meant by a text that is none of them; `undefined` where there are none. */
export function nearest<Text extends string>(text: string, candidates: readonly Text[]): Text | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editsBetween(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** How many letters have to be put in, left out or exchanged to make one text the other (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const exchanged = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(exchanged, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = current;
  }
  return before[b.length] ?? 0;
}
