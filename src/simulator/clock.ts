/** The simulator's own time in milliseconds since 1970: it dates answers and new rows, and fills the token bucket. */
export interface Clock {
  now(): number;
  /** From here on the time stands still but for `advance`. */
  set(ms: number): void;
  advance(ms: number): void;
}

/** A clock that runs with the real time until it is set. */
export function createClock(): Clock {
  let frozenAt: number | undefined;
  let offset = 0;
  return {
    now: () => (frozenAt ?? Date.now()) + offset,
    set(ms) {
      frozenAt = ms;
      offset = 0;
    },
    advance(ms) {
      offset += ms;
    },
  };
}
