import { describe, expect, it } from "vitest";
import { measureRounds } from "./rounds.js";
import { RunError } from "./run-error.js";

const usage = (ms: number) => ({ wallMs: ms, cpuMs: ms, peakMb: ms });
const figure = (median: number, min: number, max: number) => ({ median, min, max });

describe("measureRounds", () => {
  it("runs everything once a round, and tells the medians", async () => {
    const order: string[] = [];
    const subject = (name: string, factor: number) => ({
      name,
      async run(round: number) {
        order.push(`${name}${round}`);
        return usage(factor * round);
      },
    });
    const measured = await measureRounds([subject("a", 1), subject("b", 10)], { runs: 3, say: () => {} });
    expect(order).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
    expect(measured.get("b")).toEqual({
      wallMs: figure(20, 10, 30),
      cpuMs: figure(20, 10, 30),
      peakMb: figure(20, 10, 30),
    });
  });

  it("does not run again what failed, says why, and goes on with the others", async () => {
    const said: string[] = [];
    const order: string[] = [];
    const measured = await measureRounds(
      [
        {
          name: "bad",
          async run() {
            order.push("bad");
            throw new RunError("killed by SIGKILL");
          },
        },
        {
          name: "good",
          async run() {
            order.push("good");
            return usage(1);
          },
        },
      ],
      { runs: 2, say: (text: string) => said.push(text) },
    );
    expect(order).toEqual(["bad", "good", "good"]);
    expect(measured.get("bad")).toEqual({ failed: "killed by SIGKILL" });
    expect(said[0]).toBe("bad, run 1 of 2: FAILED, killed by SIGKILL");
  });

  it("lets a mistake of its own through", async () => {
    const run = async () => {
      throw new TypeError("a mistake");
    };
    await expect(measureRounds([{ name: "a", run }], { runs: 1, say: () => {} })).rejects.toThrow(TypeError);
  });
});
