import { describe, expect, it } from "vitest";
import { type Asked, applyRemovals } from "../../../src/review/applying/apply-removals.js";
import { makePlan } from "../../../src/review/plan/make-plan.js";
import type { PlannedRemoval } from "../../../src/review/plan/plan.js";
import { planInput } from "../../support/review-answers.js";
import { all, numbered } from "../../support/small-organization.js";

async function removalsOf(count: number): Promise<readonly PlannedRemoval[]> {
  const users = numbered("u", count);
  const organization = { users: all(users, {}), groups: { g1: {} }, members: `g1: ${users.join(" ")}` };
  const answers = users.map((user) => `${user} g1: remove`).join("; ");
  return makePlan(await planInput(organization, { answers })).removals;
}

/** Asks for removals that end so, one after the other: "done", "not done", "unknown", "refused", "own", "ended". */
async function applied(endings: readonly string[]) {
  const removals = await removalsOf(endings.length);
  const end = new AbortController();
  const progress: number[] = [];
  const { signal } = end;
  const asked: Record<string, Asked> = {
    done: { result: "done", receipt: "id" },
    "already so": { result: "already so" },
    gone: { result: "gone", why: "no such user" },
    "not done": { result: "not done", why: "no" },
    unknown: { result: "unknown", why: "nobody knows" },
    refused: { result: "not done", why: "403", stops: "refused" },
    own: { result: "not done", why: "own access", isRefusedHere: true },
  };
  const outcome = await applyRemovals(removals, {
    ask(removal) {
      const ending = endings[removals.indexOf(removal)] ?? "";
      if (ending === "ended") {
        end.abort(new Error("interrupted"));
        signal.throwIfAborted();
      }
      const found = asked[ending];
      if (found === undefined) throw new Error(`a bug: ${ending}`);
      return Promise.resolve(found);
    },
    onProgress: (count) => progress.push(count),
    signal,
  });
  return {
    results: outcome.applied.map(({ result }) => result),
    left: outcome.left.length,
    stop: outcome.stop,
    progress,
  };
}

const no = "not done";

describe("removals, one after the other", () => {
  it("are told as they go", async () => {
    expect(await applied(["done", "already so", no])).toEqual({
      results: ["done", "already so", no],
      left: 0,
      stop: undefined,
      progress: [0, 1, 2, 3],
    });
  });

  it.each<[what: string, endings: string[], begun: number, stop: string | undefined]>([
    [
      "after five in a row that were not done, or are not known",
      [no, "unknown", no, no, "unknown", "done"],
      5,
      "failures",
    ],
    ["not after five with one in between that went well", [no, no, "already so", no, no, no], 6, undefined],
    ["not after five with one in between that is gone", [no, no, "gone", no, no, no], 6, undefined],
    ["not for what is refused here", ["own", "own", "own", "own", "own", "done"], 6, undefined],
    [
      "after five that another refused one stands between",
      [no, no, "own", no, no, no, "done"],
      6,
      "failures",
    ],
    ["at a refusal of the key", ["done", "refused", "done"], 2, "refused"],
    ["at a refusal of the key, also of the last", ["refused"], 1, "refused"],
    ["where the run is to end", ["done", "ended", "done"], 2, "interrupted"],
  ])("stop %s", async (_, endings, begun, stop) => {
    const outcome = await applied(endings);
    expect(outcome).toMatchObject({ left: endings.length - begun, stop });
    expect(outcome.results).toHaveLength(begun);
  });

  it("do not know what came of the one in which the run was ended", async () => {
    expect((await applied(["ended"])).results).toEqual(["unknown"]);
  });

  it("pass on what is a bug", async () => {
    await expect(applied(["done", "nonsense"])).rejects.toThrow("a bug: nonsense");
  });
});
