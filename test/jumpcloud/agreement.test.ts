import { describe, expect, it } from "vitest";
import { agree, type Sighting } from "../../src/jumpcloud/agreement.js";

function saw(ids: string, change: Partial<Sighting> = {}): Sighting {
  return { ids: new Set(ids), joints: "exact", totalChanged: false, ...change };
}

describe("readings of a list by two endpoints in turn", () => {
  it.each<{ name: string; sightings: Sighting[]; agreed: boolean }>([
    { name: "one alone", sightings: [saw("abc")], agreed: false },
    { name: "two of the same ids", sightings: [saw("abc"), saw("cba")], agreed: true },
    { name: "two that differ", sightings: [saw("abc"), saw("ab")], agreed: false },
    {
      name: "somebody who came after the first",
      sightings: [saw("ab"), saw("abc"), saw("abc")],
      agreed: true,
    },
    {
      name: "three, where pages of one share no rows",
      sightings: [saw("ab"), saw("ab", { joints: "open", totalChanged: true }), saw("abc")],
      agreed: false,
    },
    {
      name: "somebody who came and one who went",
      sightings: [saw("ab"), saw("bc"), saw("cd")],
      agreed: true,
    },
    {
      name: "somebody whom only the second endpoint tells",
      sightings: [saw("ab"), saw("abc"), saw("ab")],
      agreed: false,
    },
    {
      name: "somebody whom only the first endpoint tells",
      sightings: [saw("abc"), saw("ab"), saw("abc")],
      agreed: false,
    },
    {
      name: "a contradiction that is older than the last three",
      sightings: [saw("ab"), saw("abc"), saw("ab"), saw("abd"), saw("abd")],
      agreed: true,
    },
    {
      name: "two of a list that stood still, with rows left out where pages meet",
      sightings: [saw("ab", { joints: "open" }), saw("ab", { joints: "open" })],
      agreed: true,
    },
    {
      name: "two of a list that changed, with rows left out where pages meet",
      sightings: [saw("ab", { joints: "open", totalChanged: true }), saw("ab")],
      agreed: false,
    },
    {
      name: "two of a list that changed, whose pages share rows",
      sightings: [saw("ab", { joints: "joined", totalChanged: true }), saw("ab")],
      agreed: true,
    },
  ])("agree or not: $name ($agreed)", ({ sightings, agreed }) => {
    expect(agree(sightings)).toBe(agreed);
  });
});
