import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import {
  applied,
  type Checked,
  type Closed,
  openedReview,
  returnAll,
  reviewers,
  SLOW_MS,
} from "../support/generated-review.js";
import { hashesHold } from "../support/whole-review.js";

describe("a review of 3,000 people by the owners of groups and apps", () => {
  it(
    "never takes an app from whom its owner left it",
    async () => {
      const place = await openedReview(["--by", "resource", "--owners", "owners.csv"]);
      const { simulator, folder, told, sync, cwd, table } = place;
      const { fill, removed: asked } = reviewers(0.02);
      await returnAll(place, fill);
      const checked = await told<Checked>("check");
      expect({ code: checked.code, refused: checked.answer.refused }).toEqual({ code: 0, refused: [] });
      const reach = reachOf(simulator.organization);

      const { removals } = await applied(place);
      expect(removals.map(({ key }) => key).sort()).toEqual([...asked].sort());
      expect(removals.filter(({ fate }) => fate === "held back").length).toBeGreaterThan(10);

      // Every app whose owner kept it is still there, and nothing else was asked about.
      const after = reachOf(simulator.organization);
      const kept = table("population.csv").filter(({ Kind }) => Kind === "through groups");
      const lost = [...reach].filter((pair) => !after.has(pair));
      const keptPairs = new Set(
        kept
          .filter((row) => row["In the review"] === "yes")
          .map((row) => `${row["Account id"]?.replace(/^user:/, "")} ${row["Access id"]?.split(":")[1]}`),
      );
      expect(keptPairs.size).toBeGreaterThan(1000);
      expect(lost.filter((pair) => keptPairs.has(pair))).toEqual([]);

      expect((await sync(join(cwd, "sync.json"))).code).toBe(0);
      const closed = await told<Closed>("close");
      const fates = new Map(removals.map(({ key, fate }) => [key, fate]));
      expect(new Set(closed.answer.open.map((row) => fates.get(row.key)))).toEqual(
        new Set(["held back", "rule", "console"].filter((fate) => [...fates.values()].includes(fate))),
      );
      expect(hashesHold(join(folder, "evidence"))).toBe(true);
    },
    SLOW_MS,
  );
});

/** Which user reaches which app, by whatever way: "user app". */
function reachOf({ memberships, userBindings, groupBindings }: SimulatedOrganization): Set<string> {
  const pairs = new Set<string>();
  for (const [app, users] of userBindings) for (const user of users) pairs.add(`${user} ${app}`);
  for (const [app, groups] of groupBindings) {
    for (const group of groups) for (const user of memberships.get(group) ?? []) pairs.add(`${user} ${app}`);
  }
  return pairs;
}
