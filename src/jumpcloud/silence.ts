/** Watches one exchange for the server falling silent. */
export interface Silence {
  /** Aborted when nothing was heard for too long, or with the reason of the signal that was given. */
  signal: AbortSignal;
  /** Something came: the time begins anew. */
  heard(): void;
  /** The exchange is over. */
  end(): void;
}

/**
 * undici's own timeouts go by a clock that ticks twice a second: 0.3 seconds became a whole one. `tooLong` makes the
 * reason that the signal is aborted with.
 */
export function watchSilence(options: {
  timeoutMs: number;
  signal?: AbortSignal;
  tooLong: () => Error;
}): Silence {
  const { timeoutMs, signal, tooLong } = options;
  const controller = new AbortController();
  let isOver = false;
  let heardTimes = 0;
  const timer = setTimeout(() => {
    const before = heardTimes;
    // A busy process comes to its timers before it reads what arrived in time.
    setImmediate(() => {
      if (!isOver && heardTimes === before) controller.abort(tooLong());
    });
  }, timeoutMs);
  const passOn = () => controller.abort(signal?.reason);
  if (signal?.aborted) passOn();
  signal?.addEventListener("abort", passOn, { once: true });
  return {
    signal: controller.signal,
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
