import { describe, expect, it } from "vitest";
import {
  ASKED,
  type Case,
  expectedOf,
  group,
  inGroup,
  slackThroughGroups,
  toldOf,
  withSlack,
} from "./proven-row.js";

const kept: Case[] = [
  { why: "kept, and there", there: true, said: [["keep", group]], after: inGroup },
  { why: "kept, but not there any more: not removed by this review", there: false, said: [["keep", group]] },
  {
    why: "kept, but not there any more: the account itself is gone, which is not of this review",
    there: false,
    said: [["keep", group]],
    after: {},
  },
  {
    why: `kept, and not there any more: jc-connector removed it on ${ASKED}: the answer was another one then`,
    open: "lost",
    there: false,
    said: [["keep", group]],
    asked: [["g1", "done"]],
  },
  {
    why: `kept, and there again: jc-connector removed it on ${ASKED}: the answer was another one then`,
    there: true,
    said: [["keep", group]],
    asked: [["g1", "done"]],
    after: inGroup,
  },
  { why: "kept, and there", there: true, said: [["keep", slackThroughGroups]], after: withSlack },
  {
    why: `kept, but not there any more: it came through Engineering, which jc-connector removed on ${ASKED}; this must not happen`,
    open: "lost",
    there: false,
    said: [
      ["keep", slackThroughGroups],
      ["remove", group],
    ],
    asked: [["g1", "done"]],
  },
  {
    why: "kept, but not there any more: not removed by this review",
    there: false,
    said: [["keep", slackThroughGroups]],
    asked: [["g2", "done"]],
  },
];

const undecided: Case[] = [
  { why: "nobody decided; there", open: "not decided", there: true, row: group, after: inGroup },
  { why: "nobody decided; not there any more", open: "not decided", there: false, row: group },
  {
    why: "nobody decided; not there any more: the account itself is gone",
    open: "not decided",
    there: false,
    row: group,
    after: {},
  },
  {
    why: "nobody decided: boss@example.com said that it is not theirs; there",
    open: "not decided",
    there: true,
    said: [["not mine", group]],
    after: inGroup,
  },
  {
    why: "nobody decided: what came back does not count (contradiction: a.csv row 2, b.csv row 7); there",
    open: "not decided",
    there: true,
    row: group,
    refused: [
      {
        kind: "contradiction",
        item: group,
        places: [
          { file: "a.csv", row: 2 },
          { file: "b.csv", row: 7 },
        ],
      },
    ],
    after: inGroup,
  },
  {
    why: `nobody decided; jc-connector removed it on ${ASKED}: the answer is gone; not there any more`,
    open: "not decided",
    there: false,
    row: group,
    asked: [["g1", "done"]],
  },
];

describe("what became of a row that is to be kept", () => {
  it.each(kept)("$why", async (one) => {
    expect(await toldOf(one)).toEqual(expectedOf(one));
  });
});

describe("what became of a row that nobody decided", () => {
  it.each(undecided)("$why", async (one) => {
    expect(await toldOf(one)).toEqual(expectedOf(one));
  });
});
