import { describe, expect, it } from "vitest";
import { eventLines } from "../../../src/cli/diff/event-words.js";
import type { DiffEvent } from "../../../src/diff/events/event.js";

const manager = { id: "role:r1", displayName: "Manager" };
const helpDesk = { id: "role:r2", displayName: "Help Desk" };
const binding = {
  group: { id: "group:g1", displayName: "Sales" },
  app: { id: "app:a1", displayName: "Slack" },
};

describe("what an event says", () => {
  it.each<[string, DiffEvent["event"], DiffEvent["what"], string]>([
    [
      "of an administrator who is gone",
      "admin-removed",
      { state: "removed", rolesRemoved: [manager] },
      "account removed; was Manager",
    ],
    [
      "of one who is suspended",
      "admin-removed",
      { state: "suspended", roles: [manager] },
      "account suspended; still assigned Manager",
    ],
    [
      "of one who is suspended and lost a role",
      "admin-removed",
      { state: "suspended", roles: [manager], rolesRemoved: [helpDesk] },
      "account suspended; still assigned Manager; was Help Desk",
    ],
    [
      "of a binding",
      "group-app-binding-added",
      { ...binding, people: { affected: 35, unaffected: 3 } },
      "38 people: 35 gain it, 3 had it already",
    ],
    [
      "of a binding of an empty group",
      "group-app-binding-removed",
      { ...binding, people: { affected: 0, unaffected: 0 } },
      "nobody is in the group",
    ],
    [
      "of a binding in a list that is not whole",
      "group-app-binding-removed",
      binding,
      "for how many people is not certain",
    ],
  ])("%s", (_, event, what, line) => {
    const told: DiffEvent = { event, severity: "info", what, because: [] };
    expect(eventLines(told, { names: 5 })).toEqual([line]);
  });
});
