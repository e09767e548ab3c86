import { describe, expect, it } from "vitest";
import { openingCounts } from "../../../src/review/opening/opening-counts.js";
import { type ScopeFacts, scopeText } from "../../../src/review/opening/scope-text.js";
import { openedReview, type SmallReview } from "../../support/opened-review.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";
import { reviewToWrite } from "../../support/written-review.js";

const organization: SmallFile = {
  users: { boss: {}, u1: { manager: "boss" }, u2: {} },
  groups: { g1: {} },
  apps: { a1: { name: "AWS" } },
  members: "g1: u1 u2",
  direct: "a1: u1",
  without: ["role"],
  notRead: ["LDAP servers"],
};

async function textOf(review: SmallReview, change: Partial<ScopeFacts["document"]> = {}): Promise<string> {
  const opening = await openedReview(organization, review);
  const file = await openSmallFile(organization);
  const { document } = await reviewToWrite("Q4", { file: organization, review });
  return scopeText({
    document: { ...document, privileged: review.privileged?.slice() ?? [], ...change },
    sheets: opening.sheets.map((sheet) => ({ ...sheet, rows: sheet.items.length })),
    counts: openingCounts(opening),
    header: file.header,
    manifest: await file.manifest(),
    compared: ["what is new is told by the review Q3"],
  });
}

describe("the scope of a review in words", () => {
  it("says what it is based on, who decides, what a row is and is not, and counts that add up", async () => {
    const text = await textOf({ onlyPrivileged: true, privileged: ["AWS*"] });
    expect(text).toContain("The access review Q4 of Example (o1)\n");
    for (const line of [
      "a sync of JumpCloud, begun 2026-11-23T02:00:03Z, complete; read from 2026-11-23T02:00:03Z to 2026-11-23T02:00:08Z",
      "sync id s1",
      "file sync.json",
      "what is new is told by the review Q3",
      "the manager of a person decides about every account of that person",
      "where that cannot be: iam@example.com (whoever of them is not the person)",
      "an app that comes through groups: the membership that gives it is the row (it is counted as left out, and stands in population.csv)",
      "an administrator account, whatever its roles are: the sync was told to leave roles out (--without)",
      "role: the sync was told to leave it out (--without)",
      "LDAP servers: refused",
      "whatever is not sensitive (--only-privileged)",
      "2 rows: not sensitive (--only-privileged)",
      "sensitive are administrators and their roles, and what these match: AWS*",
      "3 things that accounts have",
      "= 1 on a sheet + 2 left out",
      "of the 1: 1 that jc-connector could remove, 0 that only a rule or the console could, 0 apps through groups",
      "3 accounts = 2 that have something + 1 that have nothing",
      "sheet-boss: boss@example.com, 1 row",
    ]) {
      expect(text).toContain(`  - ${line}\n`);
    }
  });

  it("says why rows went to the fallback, and that nothing was left out", async () => {
    const text = await textOf({});
    expect(text).toContain("  - 1 row went there because: the person has no manager\n");
    expect(text).toContain(
      "What was left out on purpose\n  - role: the sync was told to leave it out (--without)\n  - no row of what the sync has\n",
    );
  });

  it("says whose kept rows are left out, and that owners decide", async () => {
    const text = await textOf({ owners: { "group:g1": "g@example.com" } }, { scope: { since: "Q3" } });
    expect(text).toContain(
      "  - what was kept in the review Q3 and was still there when it was closed (--since)\n",
    );
    expect(text).toContain("  - the owner of a group, an app or a role, as the owners file names them");
    expect(text).toContain("  - an app that comes through groups and has no owner: the membership");
  });
});
