import { Writable } from "node:stream";
import { JumpCloudError } from "../../src/jumpcloud/errors.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { OrganizationChoiceError } from "../../src/sync/organization.js";
import { type Intercept, syncInProcess } from "./in-process.js";
import { contentOf } from "./synced.js";
import { type Truth, truthOf } from "./truth.js";

/** What became of a sync whose answers were spoilt. A crash, a hang and a loss without a word throw. */
export type Outcome = "exact" | "incomplete" | "failed";

/** More requests than that for an organisation of a few hundred objects are a hang. */
const MOST_REQUESTS = 6000;

/**
 * Syncs an organisation whose answers pass through `spoil`, and holds the result against the truth. Throws when the
 * sync ends with anything but the errors that it documents, does not end, or states something wrong without saying
 * that it is incomplete.
 */
export async function syncSpoilt(simulator: Simulator, spoil: Intercept): Promise<Outcome> {
  const written: Buffer[] = [];
  const stdout = new Writable({
    write(chunk, _, done) {
      written.push(chunk);
      done();
    },
  });
  let requests = 0;
  const intercept: Intercept = (path, answer) => {
    requests += 1;
    if (requests > MOST_REQUESTS) throw new Error("it does not come to an end");
    return spoil(path, answer);
  };
  try {
    const { completeness } = await syncInProcess(simulator, {
      file: "-",
      stdout,
      intercept,
      attributes: ["badge", "__proto__"],
      groupRules: true,
    });
    if (!completeness.complete) return "incomplete";
    const wrong = differences(
      told(contentOf(JSON.parse(Buffer.concat(written).toString("utf8")))),
      told(truthOf(simulator.organization)),
    );
    if (wrong.length > 0)
      throw new Error(`a wrong file that is called complete: ${wrong.slice(0, 5).join(" ")}`);
    return "exact";
  } catch (error) {
    if (
      requests <= MOST_REQUESTS &&
      (error instanceof JumpCloudError || error instanceof OrganizationChoiceError)
    )
      return "failed";
    throw error;
  }
}

/** Everything but roles: JumpCloud states them in fields of administrators, and a field may be missing. */
function told({ resources, grants }: Truth): Set<string> {
  const isTold = (id: string) => !id.startsWith("role:");
  return new Set([
    ...resources.filter(isTold),
    ...Object.entries(grants).flatMap(([id, sources]) => (isTold(id) ? [`${id} by ${sources.join()}`] : [])),
  ]);
}

function differences(said: ReadonlySet<string>, truth: ReadonlySet<string>): string[] {
  return [
    ...[...truth].filter((statement) => !said.has(statement)).map((statement) => `-${statement}`),
    ...[...said].filter((statement) => !truth.has(statement)).map((statement) => `+${statement}`),
  ];
}
