import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchSilence } from "../../src/jumpcloud/silence.js";

function watch(signal?: AbortSignal) {
  const reasons: Error[] = [];
  const silence = watchSilence({
    timeoutMs: 300,
    tooLong: () => new Error("too long"),
    abort: (reason) => reasons.push(reason),
    ...(signal && { signal }),
  });
  return { ...silence, reasons };
}

describe("silence", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("of 0.3 seconds ends an exchange then, not at the next tick of a coarser clock", () => {
    const { reasons } = watch();
    vi.advanceTimersByTime(299);
    expect(reasons).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(reasons).toEqual([new Error("too long")]);
  });

  it("begins anew with everything that is heard", () => {
    const { reasons, heard } = watch();
    for (let piece = 0; piece < 10; piece += 1) {
      vi.advanceTimersByTime(299);
      heard();
    }
    expect(reasons).toEqual([]);
    vi.advanceTimersByTime(302);
    expect(reasons).toEqual([new Error("too long")]);
  });

  it("is none when the process was too busy to read what had come", () => {
    const { reasons, heard } = watch();
    vi.advanceTimersByTime(299);
    // The timer runs first, then what came is read, then what the timer put off.
    setTimeout(heard, 1);
    vi.advanceTimersByTime(2);
    expect(reasons).toEqual([]);
  });

  it("does not matter once the exchange is over", () => {
    const { reasons, end } = watch();
    end();
    vi.advanceTimersByTime(1000);
    expect({ reasons, timers: vi.getTimerCount() }).toEqual({ reasons: [], timers: 0 });
  });

  it("passes on the end of the run, and lets go of its signal", () => {
    const run = new AbortController();
    const removed = vi.spyOn(run.signal, "removeEventListener");
    const under = watch(run.signal);
    const over = watch(run.signal);
    over.end();
    run.abort(new Error("interrupted"));
    expect({ under: under.reasons, over: over.reasons }).toEqual({
      under: [new Error("interrupted")],
      over: [],
    });
    expect(removed).toHaveBeenCalledTimes(1);
  });
});
