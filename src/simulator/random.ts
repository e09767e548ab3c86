/** A reproducible source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** The next integer in [0, `below`). */
  integer(below: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** A mulberry32 generator: 32 bits of state are plenty for test data, and it is fast. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return { next, integer, pick: (choices) => choices[integer(choices.length)] ?? choices[0] };
}

/** A 32-bit hash of `text`: where an object stands in an order that looks random but stays the same. */
export function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV-1a alone leaves neighbouring ids near each other in the high bits.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}
