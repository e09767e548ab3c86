/** Watches one exchange for the server falling silent. */
export interface Silence {
  /** Something came: the time begins anew. */
  heard(): void;
  /** The exchange is over. */
  end(): void;
}

/**
 * Calls `abort` when nothing was heard for too long, with the reason that `tooLong` makes, or with the reason of the
 * signal. undici's own timeouts go by a clock that ticks twice a second: 0.3 seconds became a whole one.
 */
export function watchSilence(options: {
  timeoutMs: number;
  signal?: AbortSignal;
  tooLong: () => Error;
  abort: (reason: Error) => void;
}): Silence {
  const { timeoutMs, signal, tooLong, abort } = options;
  let isOver = false;
  let heardTimes = 0;
  const timer = setTimeout(() => {
    const before = heardTimes;
    // A busy process comes to its timers before it reads what arrived in time.
    setImmediate(() => {
      if (!isOver && heardTimes === before) abort(tooLong());
    });
  }, timeoutMs);
  const passOn = () => abort(signal?.reason);
  signal?.addEventListener("abort", passOn, { once: true });
  return {
    heard() {
      heardTimes += 1;
      timer.refresh();
    },
    end() {
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", passOn);
    },
  };
}
