import { describe, expect, it } from "vitest";
import type { ExitCode } from "../../../src/cli/exit-code.js";
import { compareExitCodes, worstExitCode } from "../../../src/cli/sync/worst-exit-code.js";

const order: readonly ExitCode[] = [70, 130, 143, 141, 4, 5, 2, 3, 75, 0];

describe("the exit code of several syncs", () => {
  it("is that of the worst, whatever stands beside it", () => {
    for (const [index, code] of order.entries()) {
      const rest = order.slice(index);
      expect(worstExitCode(rest)).toBe(code);
      expect(worstExitCode(rest.toReversed())).toBe(code);
    }
  });

  it("is 0 only when all have 0", () => {
    expect(worstExitCode([0, 0])).toBe(0);
    expect(worstExitCode([])).toBe(0);
    expect(worstExitCode([0, 7, 4])).toBe(7);
  });

  it("sorts them the same way", () => {
    expect(order.toReversed().toSorted(compareExitCodes)).toEqual(order);
  });
});
