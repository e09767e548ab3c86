import { parseCondition } from "../../access/condition.js";
import { plainJson } from "../../model/plain-text.js";
import type { MapPlace } from "./map-reading.js";
import { pathSource } from "./path-source.js";
import { type Level, levelOf, type Test } from "./source.js";

/** The conditions that stand at `at`. Throws InputFileError when one is none, or asks for a column that is none. */
export function conditionTests(conditions: readonly string[], { at, reading }: MapPlace): Test[] {
  return conditions.map((text, index) => {
    const place = [...at, index];
    const condition = parseCondition(text);
    if (condition === undefined)
      throw reading.error(place, `is not column=value or column!=value: ${plainJson(text)}`);
    const { level, texts } = pathSource(condition.path, { at: place, reading });
    return { level, holds: (ways) => condition.holds(texts(ways)) };
  });
}

/** All of these, which always hold when there are none. */
export function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first !== undefined && second === undefined) return first;
  return { level: levelOf(tests), holds: (ways) => tests.every(({ holds }) => holds(ways)) };
}

/** Which accounts, which entitlements, and which grants of these are meant. */
export interface Where {
  account: Test;
  entitlement: Test;
  grant: Test;
}

/** The conditions by what they are asked of: of an account or an entitlement, once is enough. */
export function whereOf(tests: readonly Test[]): Where {
  const ofLevels = (...levels: Level[]) => allOf(tests.filter(({ level }) => levels.includes(level)));
  return {
    account: ofLevels("file", "account"),
    entitlement: ofLevels("entitlement"),
    grant: ofLevels("grant"),
  };
}
