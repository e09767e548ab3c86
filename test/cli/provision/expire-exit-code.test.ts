import { describe, expect, it } from "vitest";
import { expireExitCode } from "../../../src/cli/provision/expire-exit-code.js";
import { type ExpireReport, expireJson, expireText } from "../../../src/cli/provision/expire-text.js";
import { intentOf, newPath, readBack, withBook } from "../../provision/receipts/kept.js";

/** What a run tells of one receipt that is open. */
async function reportOf(parts: Partial<ExpireReport>): Promise<ExpireReport> {
  const path = newPath();
  await withBook(path, (book) => book.begin(intentOf()));
  const unknown = readBack(path).pairing.receipts.map((receipt) => ({ receipt }));
  return { path, mode: "write", lacking: "", rows: [], elsewhere: [], unknown, upcoming: [], ...parts };
}

describe("a run of expire with a receipt of which nobody knows", () => {
  it.each([
    ["write", 5, "it is too early to say that it was not done"] as const,
    ["dry run", 0, "--write reads back and settles it"] as const,
  ])("names it (%s), and ends with %d", async (mode, code, reason) => {
    const report = await reportOf({ mode });
    const id = report.unknown[0]?.receipt.intent.id;
    expect(expireExitCode(report)).toBe(code);
    expect(expireText(report, { width: 400 })).toBe(
      `no grant is over\nnot known     grant of group:g1:member to user:u1, ticket OPS-1, receipt ${id}: ${reason}\n`,
    );
    expect(expireJson(report)).toMatchObject({
      notKnown: [{ receipt: id, action: "grant", ...(mode === "write" && { reason }) }],
    });
  });

  it.each([
    ["another than was asked", "o2", 0, "it is of organisation o1, and o2 was asked"] as const,
    [
      "one of which nobody knows whether it was asked",
      undefined,
      5,
      "it is of organisation o1, and which one the credential is of is not known: --org-id ID names it",
    ] as const,
  ])("leaves it alone where it is of %s", async (_, organizationId, code, why) => {
    const { unknown, ...report } = await reportOf(organizationId === undefined ? {} : { organizationId });
    const elsewhere = unknown.map(({ receipt }) => receipt);
    const left = { ...report, unknown: [], elsewhere };
    const id = elsewhere[0]?.intent.id;
    expect(expireExitCode(left)).toBe(code);
    expect(expireText(left, { width: 400 })).toBe(
      `no grant is over\nleft alone    grant of group:g1:member to user:u1, receipt ${id}: it may have been done; ${why}\n`,
    );
    expect(expireJson(left)).toMatchObject({ elsewhere: [{ receipt: id, isNotKnown: true }], notKnown: [] });
  });

  it("ends with 0 where all is settled", async () => {
    expect(expireExitCode(await reportOf({ unknown: [] }))).toBe(0);
  });
});
