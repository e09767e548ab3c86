import { describe, expect, it } from "vitest";
import { belonging, elsewhereWords } from "../../src/provision/belonging.js";
import { intentOf, keep, newPath, readBack } from "./receipts/kept.js";

async function receiptOf(organization: { id?: string }) {
  const path = newPath();
  await keep(path, [intentOf({ organization })]);
  const [receipt] = readBack(path).pairing.receipts;
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}

describe("a receipt", () => {
  it.each<[{ id?: string }, { organizationId?: string }, ReturnType<typeof belonging>]>([
    [{ id: "o1" }, { organizationId: "o1" }, "ours"],
    [{ id: "O1" }, { organizationId: "o1" }, "ours"],
    [{ id: "o1" }, { organizationId: "o2" }, "elsewhere"],
    [{ id: "o1" }, {}, "elsewhere"],
    [{}, { organizationId: "o1" }, "not said"],
    [{}, {}, "not said"],
  ])("of %j is, where %j was asked, %s", async (organization, asked, expected) => {
    expect(belonging(await receiptOf(organization), asked)).toBe(expected);
  });

  it("that is elsewhere says whose it is, and how to name the organisation", async () => {
    const receipt = await receiptOf({ id: "o1" });
    expect(elsewhereWords(receipt, { organizationId: "o2" })).toBe(
      "it is of organisation o1, and o2 was asked",
    );
    expect(elsewhereWords(receipt, {})).toBe(
      "it is of organisation o1, and which one the credential is of is not known: --org-id ID names it",
    );
  });
});
