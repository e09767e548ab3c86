import { generateOrganization } from "../../src/simulator/generate.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { journalledUnits, unitOf } from "./journal.js";
import type { ServedOrganization } from "./organization-server.js";

/** Of several groups and apps, and two pages of users. */
export const organizationOf = (seed: number) =>
  generateOrganization({ seed, users: 130, groups: 8, apps: 5, administrators: 4, ghosts: 3 });

export interface Killed {
  served: ServedOrganization;
  file: string;
  /** What the journal holds. */
  units: string[];
}

/** A sync whose process ends by `signal` when `isMoment` says so of a request, before that is answered. */
export async function cutShort(
  served: ServedOrganization,
  how: {
    file: string;
    isMoment: (index: number, request: Request) => boolean;
    signal?: NodeJS.Signals;
    args?: string[];
  },
): Promise<Killed & { stderr: string; code: number | null }> {
  const { file, isMoment, signal = "SIGKILL", args = [] } = how;
  let kill = (_: NodeJS.Signals) => {};
  const stop = served.simulator.onRequest((index, request) => {
    if (!isMoment(index, request)) return;
    kill(signal);
    // A second signal would end the process at once.
    kill = () => {};
  });
  const { stderr, code } = await served.sync(file, args, {
    onStart(send) {
      kill = send;
    },
  });
  stop();
  served.simulator.log.clear();
  return { served, file, units: journalledUnits(`${file}.journal`), stderr, code };
}

/** The requests that read a unit again which was finished; the last page of a list that grows at its end may be. */
export function readAgain({ log }: Simulator, units: readonly string[]): string[] {
  const finished = new Set(units);
  const lastPages = new Map([
    ["users", 99],
    ["administrators", 0],
  ]);
  return log.entries.flatMap((request) => {
    const unit = unitOf(request);
    if (unit === undefined || !finished.has(unit)) return [];
    const skip = Number(new URLSearchParams(request.query).get("skip"));
    return lastPages.get(unit) === skip ? [] : [`${unit}: ${request.path}?${request.query}`];
  });
}

/** When the first edges of an app are asked for: every list of objects is read, and no app's edges. */
export const atFirstApp = (_: number, { url }: Request) => url.includes("/associations");
