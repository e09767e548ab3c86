import { refusal } from "../../src/jumpcloud/answer.js";
import { JumpCloudClient } from "../../src/jumpcloud/client.js";
import { apiKeyCredential } from "../../src/jumpcloud/credential.js";
import { silentObserver } from "../../src/jumpcloud/observer.js";
import type { Request } from "../../src/jumpcloud/request.js";

/** What a path answers: the rows of a list, an object by itself, or a refusing status. */
export type Answers = Record<string, readonly object[] | object | number>;

export interface InMemoryJumpCloud {
  client: JumpCloudClient;
  /** The paths that were asked for, queries left out, in order. */
  asked: string[];
}

const { mayHavePrefix } = apiKeyCredential("jca_abcdef");

const V1 = new Set(["/api/systemusers", "/api/users", "/api/applications", "/api/organizations"]);
const WRAPPED = new Set([...V1, "/api/v2/roles", "/api/v2/service-accounts"]);

/**
 * A client over answers in memory. A path that none is given for is a list without rows, below a collection of objects
 * 404. `membershipMethod:eq:X` and `targets=X` are looked up as "path?X".
 */
export function jumpCloudOf(answers: Answers): InMemoryJumpCloud {
  const asked: string[] = [];
  const request: Request = async (get, parse) => {
    const url = new URL(get.path, "http://127.0.0.1");
    asked.push(url.pathname);
    const filter = url.searchParams.get("filter")?.split(":").at(-1) ?? url.searchParams.get("targets");
    const answer =
      answers[filter === null ? url.pathname : `${url.pathname}?${filter}`] ?? missing(url.pathname);
    if (typeof answer === "number") {
      throw refusal(
        { endpoint: get.endpoint, credential: "apiKey" },
        { status: answer, headers: new Map(), body: "" },
      );
    }
    return parse({ status: 200, ...page(answer, url) });
  };
  const client = new JumpCloudClient({ request, observer: silentObserver, mayHavePrefix });
  return { client, asked };
}

function missing(path: string): readonly object[] | number {
  return /^\/api\/(systemusers|applications|v2\/usergroups)\/[^/]+$/.test(path) ? 404 : [];
}

function page(answer: readonly object[] | object, url: URL) {
  const headers = new Map<string, string>();
  if (!isList(answer)) return { headers, body: JSON.stringify(answer) };
  const skip = Number(url.searchParams.get("skip") ?? 0);
  const rows = answer.slice(skip, skip + 100);
  if (WRAPPED.has(url.pathname)) {
    return { headers, body: JSON.stringify({ totalCount: answer.length, results: rows }) };
  }
  headers.set("x-total-count", String(answer.length));
  return { headers, body: JSON.stringify(rows) };
}

function isList(answer: readonly object[] | object): answer is readonly object[] {
  return Array.isArray(answer);
}

/** The connector's own list of ids. */
export async function drain<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
