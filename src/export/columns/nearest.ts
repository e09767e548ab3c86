const MOST_NEAREST = 3;
/** Two slips, or one in every three letters of a long name. */
const slips = (name: string) => Math.max(2, Math.floor(name.length / 3));

/** Of `names`, those that somebody who wrote `typed` may have meant, the nearest first. */
export function nearestNames(typed: string, names: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= slips(name))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}

/** `: perhaps email or email_domain_class`; nothing where nothing is near. */
export function perhaps(typed: string, names: readonly string[]): string {
  const nearest = nearestNames(typed, names);
  return nearest.length === 0 ? "" : `: perhaps ${nearest.join(" or ")}`;
}

/** Letters to add, to leave out or to exchange; two neighbours that changed places are one slip. */
function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? Number.POSITIVE_INFINITY;
}
