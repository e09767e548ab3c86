import { describe, expect, it } from "vitest";
import { nextCommand, syncWords } from "../../../src/cli/review/next-command.js";

describe("the command for the next step", () => {
  it.each([
    [{}, "jc-connector review apply 2026-Q4"],
    [{ dir: "acme" }, "jc-connector review apply 2026-Q4 --dir acme"],
    [
      { dir: "acme", reviews: "our reviews" },
      "jc-connector review apply 2026-Q4 --reviews 'our reviews' --dir acme",
    ],
  ])("of a review in %j is %s", (place, command) => {
    expect(nextCommand(["apply", "2026-Q4"], place)).toBe(command);
  });

  it("writes over no file that was named", () => {
    const flags = { dir: "/var/lib/my acme" };
    expect(syncWords({ file: "later.json", flags })).toBe("sync again");
    expect(syncWords({ file: undefined, flags })).toBe("jc-connector sync --dir '/var/lib/my acme'");
  });
});
