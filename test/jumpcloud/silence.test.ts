import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchSilence } from "../../src/jumpcloud/silence.js";

const tooLong = () => new Error("too long");
const watch = (signal?: AbortSignal) => watchSilence({ timeoutMs: 300, tooLong, ...(signal && { signal }) });

describe("silence", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("of 0.3 seconds ends an exchange then, not at the next tick of a coarser clock", () => {
    const { signal } = watch();
    vi.advanceTimersByTime(299);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(2);
    expect(signal.reason).toEqual(new Error("too long"));
  });

  it("begins anew with everything that is heard", () => {
    const { signal, heard } = watch();
    for (let piece = 0; piece < 10; piece += 1) {
      vi.advanceTimersByTime(299);
      heard();
    }
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(302);
    expect(signal.aborted).toBe(true);
  });

  it("is none when the process was too busy to read what had come", () => {
    const { signal, heard } = watch();
    vi.advanceTimersByTime(299);
    // The timer runs first, then what came is read, then what the timer put off.
    setTimeout(heard, 1);
    vi.advanceTimersByTime(2);
    expect(signal.aborted).toBe(false);
  });

  it("does not matter once the exchange is over", () => {
    const { signal, end } = watch();
    end();
    vi.advanceTimersByTime(1000);
    expect({ aborted: signal.aborted, timers: vi.getTimerCount() }).toEqual({ aborted: false, timers: 0 });
  });

  it("passes on the end of the run, and lets go of its signal", () => {
    const run = new AbortController();
    const removed = vi.spyOn(run.signal, "removeEventListener");
    const under = watch(run.signal);
    const over = watch(run.signal);
    over.end();
    run.abort(new Error("interrupted"));
    expect(under.signal.reason).toEqual(new Error("interrupted"));
    expect(over.signal.aborted).toBe(false);
    expect(removed).toHaveBeenCalledTimes(1);
    expect(watch(run.signal).signal.reason).toEqual(new Error("interrupted"));
  });
});
