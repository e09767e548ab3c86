import { beforeAll, describe, expect, it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../../src/simulator/organization.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { syncInProcess } from "../../support/in-process.js";
import { faultsOf, reviewTable, type TableRow } from "../../support/review-table.js";
import { reviewTruth } from "../../support/review-truth.js";
import { textSink } from "../text-sink.js";
import { exportOf } from "./exported.js";

async function reviewOf(organization: SimulatedOrganization): Promise<TableRow[]> {
  const stdout = textSink();
  await syncInProcess(createSimulator(organization), { file: "-", stdout });
  const review = await exportOf(stdout.text(), "--all-accounts");
  expect(review.code).toBe(0);
  return reviewTable(review.stdout);
}

const organizations = [
  { name: "the demo organisation", make: demoOrganization },
  {
    name: "1,000 generated users",
    make: () =>
      generateOrganization({
        seed: 11,
        users: 1000,
        groups: 40,
        apps: 25,
        administrators: 12,
        ghosts: 5,
        memberships: 6000,
      }),
  },
];

describe.each(organizations)("the review of $name", ({ make }) => {
  const organization = make();
  let rows: TableRow[];

  beforeAll(async () => {
    rows = await reviewOf(organization);
  });

  it("has a row for each way in which somebody has something, and no other, in the promised order", () => {
    const { ways, idle } = reviewTruth(organization);
    expect(rows.map(({ path_ids }) => path_ids)).toEqual([...ways, ...idle]);
    expect(faultsOf(rows)).toEqual([]);
    const ends = new Map<string, Set<string>>();
    for (const { path_ids = "", grant_type = "", grant_id = "" } of rows) {
      const kinds = ends.get(grant_id) ?? new Set();
      ends.set(grant_id, kinds.add(grant_type === "direct" ? grant_type : path_ids));
    }
    // Both kinds of several ways are among them: directly and through a group, and through two groups.
    const several = [...ends].filter(([id, kinds]) => id !== "" && kinds.size > 1).map(([, kinds]) => kinds);
    expect(several.some((kinds) => kinds.has("direct"))).toBe(true);
    expect(several.some((kinds) => !kinds.has("direct"))).toBe(true);
  });

  it("says of people what JumpCloud says of them", () => {
    const addresses = new Map(organization.users.map(({ id, email }) => [id, email]));
    const told = organization.users.map(({ id, username, email, department, jobTitle, manager }) => [
      id,
      ...[username, email, department, jobTitle, manager].map((value) => value ?? ""),
      addresses.get(manager ?? "") ?? "",
    ]);
    const shown = rows
      .filter(({ principal_type }) => principal_type === "user")
      .map((row) =>
        ["principal_id", "username", "email", "department", "job_title", "manager_id", "manager_email"].map(
          (column) => row[column]?.replace(/^'/, ""),
        ),
      );
    expect(new Map(shown.map((person) => [person[0], person]))).toEqual(
      new Map(told.map((person) => [person[0], person])),
    );
  });
});
