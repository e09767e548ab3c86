import { createProber, type Prober } from "../../../src/cli/doctor/probe.js";
import { RefusedError } from "../../../src/jumpcloud/errors.js";
import type { Request } from "../../../src/jumpcloud/request.js";

interface Asked {
  path: string;
  headers: Record<string, string> | undefined;
}

/** An organisation with one row in every list, where the endpoints that match are refused. */
export function prober(
  refused: RegExp,
  given: { rows?: number; total?: number | "not stated"; id?: string; status?: number } = {},
): { asked: Asked[]; prober: Prober } {
  const { rows = 1, total = rows, id = "x", status = 403 } = given;
  const asked: Asked[] = [];
  const request: Request = async ({ endpoint, path, headers }, parse) => {
    asked.push({ path, headers });
    if (refused.test(endpoint))
      throw new RefusedError(`${endpoint} answered ${status}`, { endpoint, status });
    if (!path.includes("limit=1")) return parse({ status: 200, headers: new Map(), body: `{"id":"${id}0"}` });
    const list = Array.from({ length: rows }, (_, index) => ({ id: `${id}${index}`, organization: "o2" }));
    const isWrapped = /organizations|systemusers|\/api\/users|applications\?|roles|service|providers/.test(
      path,
    );
    const stated = total === "not stated" ? {} : { totalCount: total };
    const body = JSON.stringify(isWrapped ? { ...stated, results: list } : list);
    const header: [string, string][] = total === "not stated" ? [] : [["x-total-count", String(total)]];
    return parse({ status: 200, headers: new Map(header), body });
  };
  return { asked, prober: createProber(request, "o1") };
}
