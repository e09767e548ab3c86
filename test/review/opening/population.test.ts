import { describe, expect, it } from "vitest";
import { populationCsv } from "../../../src/review/opening/population.js";
import { openedReview } from "../../support/opened-review.js";
import { parseCsv } from "../../support/rfc4180.js";

describe("the population of a review", () => {
  it("has a line for everything that somebody has, why who decides, and the accounts that have nothing", async () => {
    const opening = await openedReview(
      {
        users: { u1: { name: "=Ada", manager: "u1" }, u2: { name: "Bob" } },
        admins: { x1: { service: true } },
        groups: { g1: { name: "Ops" } },
        apps: { a1: { name: "A" }, a2: { name: "B" }, a3: { name: "C" }, a4: { name: "D" } },
        members: "g1: u1",
        direct: "a1: u1",
        bound: "a1: g1; a2: g1; a3: g1; a4: g1",
      },
      { onlyPrivileged: true, privileged: ["Ops"] },
    );
    const text = [...populationCsv(opening, { since: undefined })].join("");
    expect(text.startsWith("\ufeffRow key,")).toBe(true);
    const [, ...lines] = parseCsv(text.slice(1));
    const ada = ["'=Ada", "user", "user:u1", "u1@example.com"];
    const nothing = ["", "no: the account has nothing that could be taken away", "", "", ""];
    expect(lines).toEqual([
      [
        expect.stringMatching(/^r_/),
        "yes",
        "iam@example.com",
        "fallback: the person is their own manager (not u1@example.com, whose own access it is)",
        "sheet-iam",
        ...ada,
        "membership",
        "group:g1",
        "group Ops",
        "member",
        "A, B, C, D",
        "matches Ops",
      ],
      [
        "",
        "no: not sensitive (--only-privileged)",
        "",
        "",
        "",
        ...ada,
        "assignment",
        "app:a1",
        "app A",
        "assigned directly",
        "",
        "",
      ],
      ...["B", "C", "D"].map((app, index) => [
        "",
        "no: comes through groups: the membership is the row",
        "",
        "",
        "",
        ...ada,
        "through groups",
        `app:a${index + 2}`,
        `app ${app}`,
        "through Ops",
        "",
        "",
      ]),
      [...nothing, "Bob", "user", "user:u2", "u2@example.com", "", "", "", "", "", ""],
      [...nothing, "x1", "service account", "admin_user:x1", "", "", "", "", "", "", ""],
    ]);
  });
});
