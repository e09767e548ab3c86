import { describe, expect, it } from "vitest";
import type { DiffEvent } from "../../src/diff/events/event.js";
import { Timeline } from "../../src/diff/timeline.js";

const person = { id: "user:u1", displayName: "Ada", accounts: ["user:u1"] };
const because: DiffEvent["because"] = [{ section: "resources", change: "changed", id: "user:u1" }];
const wiki = { id: "app:wiki", displayName: "Wiki" };
const slack = { id: "app:slack", displayName: "Slack" };

const mfaDisabled: DiffEvent = { event: "mfa-disabled", severity: "high", person, what: {}, because };
const gained = (...apps: (typeof wiki)[]): DiffEvent => ({
  event: "access-gained",
  severity: "low",
  person,
  what: { apps },
  because,
});
const moved = (after: string): DiffEvent => ({
  event: "mover",
  severity: "info",
  person,
  what: { fields: [{ path: "/profile/department", before: "A", after }] },
  because,
});

/** What each night shows of the difference to the first; "?" where its lists are not whole. */
type Night = readonly DiffEvent[] | "?";

function timelineOf(nights: readonly Night[]): Timeline {
  const timeline = new Timeline();
  for (const [index, night] of nights.entries()) {
    const at = `2026-11-0${index + 2}T02:00:00.000Z`;
    timeline.add(night === "?" ? [] : night, { at, isWhole: night !== "?" });
  }
  return timeline;
}

const passed = (timeline: Timeline) =>
  timeline
    .passing()
    .map(({ kind, resource, from, to }) =>
      [kind, ...(resource ? [resource.id] : []), from.slice(8, 10), to.slice(8, 10)].join(" "),
    );

describe("a timeline", () => {
  it.each<[string, Night[], DiffEvent, string | undefined, string[]]>([
    ["says since when something is so", [[], [mfaDisabled], [mfaDisabled]], mfaDisabled, "03", []],
    ["begins anew after a break", [[mfaDisabled], [], [mfaDisabled]], mfaDisabled, "04", []],
    [
      "tells what was so for a while",
      [[], [mfaDisabled], [mfaDisabled], []],
      mfaDisabled,
      "03",
      ["mfa-disabled 03 05"],
    ],
    [
      "takes each app by itself",
      [[gained(wiki)], [], [gained(slack)]],
      gained(slack),
      "04",
      ["access-gained app:wiki 02 03"],
    ],
    [
      "names the first of several that stay",
      [[gained(wiki)], [gained(wiki, slack)]],
      gained(wiki, slack),
      "02",
      [],
    ],
    [
      "takes each value of a field by itself",
      [[moved("B")], [moved("C")]],
      moved("C"),
      "03",
      ["mover 02 03"],
    ],
    ["ends nothing in a night that is not whole", [[mfaDisabled], "?", [mfaDisabled]], mfaDisabled, "02", []],
    ["does not know what it never saw", [[], []], mfaDisabled, undefined, []],
  ])("%s", (_, nights, event, since, ended) => {
    const timeline = timelineOf(nights);
    expect(timeline.seenAt(event)?.slice(8, 10)).toBe(since);
    expect(passed(timeline)).toEqual(ended);
  });
});
