import { describe, expect, it } from "vitest";
import { lastWayWords } from "../../../../src/cli/review/apply/last-way.js";
import { AccessReader } from "../../../../src/jumpcloud/access-reader.js";
import { NotFoundError } from "../../../../src/jumpcloud/errors.js";
import { silentObserver } from "../../../../src/jumpcloud/observer.js";
import type { Request } from "../../../../src/jumpcloud/request.js";
import type { AppStake } from "../../../../src/review/plan/app-stake.js";
import { smallItem } from "../../../support/review-answers.js";

/** What u1 has now: groups and apps of the user, apps of each group; `isUnread`: not every membership can be read. */
interface Now {
  memberOf?: readonly string[];
  direct?: readonly string[];
  bound?: Readonly<Record<string, readonly string[]>>;
  isUnread?: true;
  /** Apps that are not there any more. */
  without?: readonly string[];
}

/** A reader over these, and what was asked. */
function reading({ memberOf = [], direct = [], bound = {}, isUnread, without = [] }: Now) {
  const asked: string[] = [];
  const edges = (type: string, ids: readonly string[]) => ids.map((id) => ({ to: { type, id } }));
  const answers: Record<string, (id: string) => unknown> = {
    systemusers: (id) => ({ _id: id, id }),
    usergroups: (id) => ({ id, name: id }),
    applications: (id) => ({ _id: id, id, displayLabel: id === "a1" ? "Slack" : id }),
    "users memberof": () => [
      ...memberOf.map((id) => ({ id, type: "user_group", paths: [[{}]] })),
      ...(isUnread ? [{ nothing: "known" }] : []),
    ],
    "users associations": () => edges("application", direct),
    "usergroups associations": (id) => edges("application", bound[id] ?? []),
    "applications associations": (id) =>
      edges(
        "user_group",
        Object.keys(bound).filter((group) => bound[group]?.includes(id)),
      ),
  };
  const request: Request = async ({ path }, parse) => {
    const [, kind = "", id = "", list] = /^\/api\/(?:v2\/)?(\w+)\/(\w+)(?:\/(\w+))?/.exec(path) ?? [];
    asked.push(path);
    const found = answers[list === undefined ? kind : `${kind} ${list}`]?.(id);
    const headers = new Map(Array.isArray(found) ? [["x-total-count", String(found.length)]] : []);
    if (without.includes(id)) throw new NotFoundError("answered 404", { endpoint: "GET" });
    return parse({ status: 200, headers, body: JSON.stringify(found) });
  };
  return { reader: new AccessReader({ request, observer: silentObserver }), asked };
}

const kept = (what: string): AppStake => ({ item: smallItem(what), keptBy: "kim@example.com" });
const slackKept = "the last way to Slack, which kim@example.com kept";
const bound = { g1: ["a1"], g2: ["a1"], g3: ["a2"] };

describe("the last way to an app that was kept, as JumpCloud has it now", () => {
  it.each<[what: string, removal: string, stakes: readonly AppStake[], now: Now, words: string | undefined]>([
    [
      "is the one group that gives it",
      "u1 g1",
      [kept("u1 *a1")],
      { memberOf: ["g1", "g3"], bound },
      slackKept,
    ],
    [
      "is none where another group gives it",
      "u1 g1",
      [kept("u1 *a1")],
      { memberOf: ["g1", "g2"], bound },
      undefined,
    ],
    [
      "is none where it is assigned directly",
      "u1 g1",
      [kept("u1 *a1")],
      { memberOf: ["g1"], direct: ["a1"], bound },
      undefined,
    ],
    [
      "is the group, once what was assigned directly and kept is gone",
      "u1 g1",
      [kept("u1 a1")],
      { memberOf: ["g1"], bound },
      slackKept,
    ],
    [
      "is the direct assignment where no group gives it",
      "u1 a1",
      [kept("u1 *a1")],
      { memberOf: ["g3"], direct: ["a1"], bound },
      slackKept,
    ],
    [
      "is none of a group that does not give it",
      "u1 g3",
      [kept("u1 *a1")],
      { memberOf: ["g1", "g3"], bound },
      undefined,
    ],
    [
      "is none where the person has it no more",
      "u1 g1",
      [kept("u1 *a1")],
      { memberOf: ["g3"], bound },
      undefined,
    ],
    [
      "is none of an app that is gone",
      "u1 g1",
      [kept("u1 *a1")],
      { memberOf: ["g1"], bound, without: ["a1"] },
      undefined,
    ],
    [
      "counts also where nobody has decided",
      "u1 g1",
      [{ item: smallItem("u1 *a1") }],
      { memberOf: ["g1"], bound },
      "the last way to Slack, of which nobody has said yet whether it is kept (rita@example.com was asked)",
    ],
    [
      "is looked for among all that was kept",
      "u1 g1",
      [kept("u1 *a2"), kept("u1 *a1")],
      { memberOf: ["g1", "g3"], bound },
      slackKept,
    ],
  ])("%s", async (_, removal, stakes, now, words) => {
    const { reader } = reading(now);
    expect(await lastWayWords(smallItem(removal), { stakes, reader })).toBe(words);
  });

  it("is not known where memberships cannot be read, and none that can gives it", async () => {
    const { reader } = reading({ memberOf: ["g3"], bound, isUnread: true });
    expect(await lastWayWords(smallItem("u1 g1"), { stakes: [kept("u1 *a1")], reader })).toBe(
      "nobody can tell whether it is the last way to Slack, which kim@example.com kept: GET /api/v2/users/{id}/memberof: rows came without an id that can be read",
    );
  });

  it("is not asked for where nothing was kept", async () => {
    const { reader, asked } = reading({ memberOf: ["g1"], bound });
    expect(await lastWayWords(smallItem("u1 g1"), { stakes: [], reader })).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
