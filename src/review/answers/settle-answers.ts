import type { Answer, Refusal } from "./answers.js";

/** What counts of several answers about one row. */
export type Settled = { decided: Answer } | { notMine: Answer } | { refusal: Refusal };

/**
 * Several answers about one row, at least one, in the order of files and rows. Whoever has the row may decide, so that
 * "not mine" of one gives way to what another says; who says two things, or two who differ, have decided nothing.
 * `lastAsked` is the reviewer whom the row was given last: whose "not mine" leaves nobody who was asked.
 */
export function settleAnswers(
  answers: readonly [Answer, ...Answer[]],
  { lastAsked }: { lastAsked: string | undefined },
): Settled {
  const [first] = answers;
  const decided = answers.filter(({ decision }) => decision !== "not mine");
  const differ = decided.some(({ decision }) => decision !== decided[0]?.decision);
  if (differ || answers.some((answer) => contradictsItself(answer, decided))) {
    return {
      refusal: {
        kind: "contradiction",
        item: first.item,
        places: answers.map(({ place }) => place),
        said: answers.map(({ decision, by }) => `${decision} by ${by}`).join(", "),
      },
    };
  }
  const [counts] = decided;
  if (counts !== undefined) return { decided: counts };
  return { notMine: answers.find(({ by }) => by === lastAsked) ?? first };
}

function contradictsItself({ decision, by }: Answer, decided: readonly Answer[]): boolean {
  return decision === "not mine" && decided.some((other) => other.by === by);
}
