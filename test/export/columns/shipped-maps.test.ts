import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readColumnMap, shippedMaps } from "../../../src/export/columns/read-column-map.js";
import { openSyncFile } from "../../../src/sync-file/read.js";
import { accessowlComplaints } from "../../support/consumers/accessowl.js";
import { type Complaint, MISSING } from "../../support/consumers/consumer-file.js";
import { hostileFile } from "../../support/consumers/hostile-file.js";
import { lumosComplaints } from "../../support/consumers/lumos.js";
import { multiplierComplaints } from "../../support/consumers/multiplier.js";
import { securendsComplaints } from "../../support/consumers/securends.js";
import { vantaComplaints } from "../../support/consumers/vanta.js";
import { expectExport } from "../../support/golden-export.js";
import { openSmallFile } from "../../support/small-sync-file.js";
import { type Printed, printedOf } from "./printed.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

const consumers: readonly (readonly [name: string, complaints: (csv: string) => Complaint[]])[] = [
  ["accessowl", accessowlComplaints],
  ["lumos", lumosComplaints],
  ["multiplier", multiplierComplaints],
  ["securends", securendsComplaints],
  ["vanta", vantaComplaints],
];

/** Which cells a consumer misses, and which were reported; all else that it complains about. */
function judged({ missing, cells }: Printed, complaints: readonly Complaint[]) {
  const [header = []] = cells;
  const blanks = complaints.filter(({ wrong }) => wrong === MISSING);
  return {
    missed: [...new Set(blanks.map(({ header: name }) => name))].sort(),
    reported: [...new Set(missing.map(({ header: name }) => name))].sort(),
    isToldByRow: blanks.length >= missing.length,
    unknownHeaders: missing.filter(({ header: name }) => !header.includes(name)),
    others: complaints.filter(({ wrong }) => wrong !== MISSING),
  };
}

function expectAccepted(printed: Printed, complaints: readonly Complaint[]): void {
  const { missed, ...rest } = judged(printed, complaints);
  expect({ ...rest, missed }).toEqual({
    missed,
    reported: missed,
    isToldByRow: true,
    unknownHeaders: [],
    others: [],
  });
}

describe("the maps that come with the program", () => {
  it("are those whose tools are known here", () => {
    expect(shippedMaps()).toEqual(consumers.map(([name]) => name));
  });

  it.each(shippedMaps())("%s is called as its file", async (name) => {
    expect((await readColumnMap(name)).name).toBe(name);
  });

  it("say which tools take what a file lacks for gone, and which files people open", async () => {
    const maps = await Promise.all(shippedMaps().map(readColumnMap));
    expect(maps.map(({ name, deletesMissing, csvGuard }) => [name, deletesMissing, csvGuard])).toEqual([
      ["accessowl", false, false],
      ["lumos", true, false],
      ["multiplier", false, true],
      ["securends", false, true],
      ["vanta", true, true],
    ]);
  });
});

describe.each(consumers)("a file for %s", (name, complaintsAbout) => {
  it("of the demo organisation is the one in fixtures/exports, and is accepted", async () => {
    const internalDomains = ["larkspur.example"];
    const printed = await printedOf(await openSyncFile(demo), await readColumnMap(name), { internalDomains });
    expectAccepted(printed, complaintsAbout(printed.text));
    expectExport(`${name}.csv`, printed.text);
  });

  it("is accepted whatever people are called, and what is missing is reported", async () => {
    const map = await readColumnMap(name);
    await fc.assert(
      fc.asyncProperty(hostileFile, async (file) => {
        const printed = await printedOf(await openSmallFile(file), map, { internalDomains: ["example.com"] });
        expectAccepted(printed, complaintsAbout(printed.text));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the map for Vanta", () => {
  it.each([
    ["an address that is internal", { u1: {} }, ["example.com"], "u1@example.com"],
    ["one that is external", { u1: {} }, ["acme.example"], "External user"],
    ["one of which nobody said whose domain it has", { u1: {} }, undefined, "u1@example.com"],
    ["none", { u1: { email: null } }, ["example.com"], ""],
    ["something else than an address", { u1: { email: "nobody" } }, ["example.com"], ""],
  ])("names as owner of an account with %s what is known", async (_, users, internalDomains, owner) => {
    const printed = await printedOf(await openSmallFile({ users }), await readColumnMap("vanta"), {
      ...(internalDomains && { internalDomains }),
    });
    expect(printed.cells.slice(1)).toEqual([["u1", owner, "", "Active"]]);
  });
});
