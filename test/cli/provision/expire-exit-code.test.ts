import { describe, expect, it } from "vitest";
import { expireExitCode } from "../../../src/cli/provision/expire-exit-code.js";
import { type ExpireReport, expireJson, expireText } from "../../../src/cli/provision/expire-text.js";
import { intentOf, newPath, readBack, withBook } from "../../provision/receipts/kept.js";

/** What a run tells of one receipt that is open. */
async function reportOf(parts: Partial<ExpireReport>): Promise<ExpireReport> {
  const path = newPath();
  await withBook(path, (book) => book.begin(intentOf()));
  const unknown = readBack(path).pairing.receipts.map((receipt) => ({ receipt }));
  return { path, mode: "write", rows: [], elsewhere: [], unknown, upcoming: [], ...parts };
}

describe("a run of expire with a receipt of which nobody knows", () => {
  it.each([
    ["write", 5, "it is too early to say that it was not done"] as const,
    ["dry run", 0, "--write reads back and settles it"] as const,
  ])("names it (%s), and ends with %d", async (mode, code, reason) => {
    const report = await reportOf({ mode });
    const id = report.unknown[0]?.receipt.intent.id;
    expect(expireExitCode(report)).toBe(code);
    expect(expireText(report)).toBe(
      `no grant is over\nnot known     grant of group:g1:member to user:u1, ticket OPS-1, receipt ${id}: ${reason}\n`,
    );
    expect(expireJson(report)).toMatchObject({
      notKnown: [{ receipt: id, action: "grant", ...(mode === "write" && { reason }) }],
    });
  });

  it("ends with 0 where all is settled", async () => {
    expect(expireExitCode(await reportOf({ unknown: [] }))).toBe(0);
  });
});
