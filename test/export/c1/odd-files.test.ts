import { describe, expect, it } from "vitest";
import { openSyncFile } from "../../../src/sync-file/read.js";
import { handMadeFile } from "../../cli/access/hand-made.js";
import { batonFileOf, csvOf } from "../../support/c1-exports.js";
import { readBatonGrants } from "../../support/consumers/baton-grants-reader.js";
import { readBatonMappings } from "../../support/consumers/baton-mappings-reader.js";
import { readC1Csv } from "../../support/consumers/c1-csv-reader.js";

const names = { "user:u1": "Ada", "group:g1": "Sales", "app:a1": "Slack" };
const held = { principal: "u1", entitlement: "g1:member" };

describe("exports of a file that no sync would write", () => {
  it("pass over grants of and to what the file does not hold", async () => {
    const file = await handMadeFile({
      names,
      grants: ["group:g1 user:u1", "group:g1 user:ghost", "group:ghost user:u1", "app:a1 group:ghost"],
    });
    const csv = await csvOf(await openSyncFile(file));
    expect(readC1Csv(csv.text).grants).toEqual([{ userId: "u1", entitlement: "group:g1:member" }]);
    expect(csv.summary).toMatchObject({ grants: 1, groupGrants: 0 });
    const baton = await batonFileOf(await openSyncFile(file));
    expect(readBatonMappings(baton.text).grants).toEqual([held]);
    expect(baton.summary).toMatchObject({ grants: 1, inheritances: 0, leftOut: [] });
  });

  it("tell of a group that holds something without giving it to its people", async () => {
    const file = await handMadeFile({ names, grants: ["group:g1 user:u1", "app:a1 group:g1"] });
    for (const [layout, read] of [
      ["mappings", readBatonMappings],
      ["grants", readBatonGrants],
    ] as const) {
      const { text, summary } = await batonFileOf(await openSyncFile(file), { layout });
      expect(read(text).grants).toEqual([held]);
      expect(summary.leftOut).toEqual(["app:a1:access:group:g1"]);
    }
  });
});
