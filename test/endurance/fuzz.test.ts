import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { createRandom } from "../../src/simulator/random.js";
import { anyBody, spoiling, spoilRows } from "../support/any-body.js";
import { syncSpoilt } from "../support/fuzzed-sync.js";
import {
  type EndpointName,
  endpointNames,
  endpoints,
  rowsOf,
  sceneFor,
  withRows,
} from "../support/spoilt-answers.js";

/** Of each kind, for each endpoint; a thousand of each were run by hand. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 7);

/** Which of the answers of an endpoint are spoilt. */
const moments = fc.constantFrom<"once" | "the second time" | "always">("once", "the second time", "always");
type Moment = "once" | "the second time" | "always";

type SpoilAnswer = (answer: Answer) => Answer;

async function syncWith(name: EndpointName, moment: Moment, spoilAnswer: SpoilAnswer): Promise<void> {
  const { simulator, spoil } = sceneFor(name);
  let asked = 0;
  await syncSpoilt(simulator, (path, answer) => {
    const given = spoil(path, answer);
    if (!endpoints[name].test(path)) return given;
    asked += 1;
    const isSpoilt = moment === "always" || asked === (moment === "once" ? 1 : 2);
    return isSpoilt && given.status === 200 ? spoilAnswer(given) : given;
  });
  expect(asked).toBeGreaterThan(0);
}

const withBody =
  (body: string): SpoilAnswer =>
  (answer) => ({ ...answer, body });

describe("never a crash, a hang or a loss that nobody is told of,", () => {
  describe.each(endpointNames)("when the answer for %s", (name) => {
    it("is anything at all", async () => {
      await fc.assert(
        fc.asyncProperty(anyBody, moments, (body, moment) => syncWith(name, moment, withBody(body))),
        { numRuns: RUNS, seed: 3 },
      );
    });

    it("is spoilt in single rows and fields", async () => {
      const spoilings = fc.array(spoiling, { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(spoilings, moments, (chosen, moment) =>
          syncWith(name, moment, (answer) => withRows(answer, chosen.reduce(spoilRows, rowsOf(answer)))),
        ),
        { numRuns: RUNS, seed: 4 },
      );
    });
  });

  it("when answers of all endpoints are spoilt in one sync", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom(0.02, 0.1, 0.5),
        fc.array(anyBody, { minLength: 4, maxLength: 8 }),
        // A row that both endpoints of a list leave out is one that JumpCloud counts and no longer has: no fault at all.
        fc.array(
          spoiling.filter(({ kind }) => kind !== "left out"),
          { minLength: 4, maxLength: 8 },
        ),
        async (seed, share, bodies, spoilings) => {
          const random = createRandom(seed);
          await syncSpoilt(sceneFor("users").simulator, (_, answer) => {
            if (answer.status !== 200 || random.next() >= share) return answer;
            const body = bodies[random.integer(2 * bodies.length)];
            if (body !== undefined) return { ...answer, body };
            const spoiling = spoilings[random.integer(spoilings.length)];
            return spoiling === undefined ? answer : withRows(answer, spoilRows(rowsOf(answer), spoiling));
          });
        },
      ),
      { numRuns: 8 * RUNS, seed: 5 },
    );
  });
});
