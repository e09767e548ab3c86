import { describe, expect, it } from "vitest";
import { AccessReader } from "../../src/jumpcloud/access-reader.js";
import { BadRequestError, NotFoundError, UnavailableError } from "../../src/jumpcloud/errors.js";
import { silentObserver } from "../../src/jumpcloud/observer.js";
import type { Request } from "../../src/jumpcloud/request.js";
import { readHeld } from "../../src/provision/situation.js";

interface Reply {
  status?: number;
  body: unknown;
  total?: number;
}

/** A reader over one answer a path, whatever the page; which paths were asked, and with which organisation. */
function reading(replies: Record<string, Reply>, organizationId?: string) {
  const asked: { path: string; headers?: Record<string, string> | undefined }[] = [];
  const request: Request = async ({ path, headers }, parse) => {
    asked.push({ path, headers });
    const { status = 200, body, total } = replies[path.replace(/[?&](limit|skip)=.*$/, "")] ?? { body: [] };
    const totals = total === undefined ? [] : [["x-total-count", String(total)] as const];
    return parse({ status, headers: new Map(totals), body: JSON.stringify(body) });
  };
  const named = organizationId === undefined ? {} : { organizationId };
  return { reader: new AccessReader({ request, observer: silentObserver, ...named }), asked };
}

const reached = (type: string, id: string, steps: number) => ({
  id,
  type,
  paths: [Array.from({ length: steps }, () => ({}))],
});
const edge = (type: string, id: string) => ({ to: { type, id } });

describe("what somebody has", () => {
  it("is the groups that a path of one step leads to", async () => {
    const rows = [reached("user_group", "g1", 1), reached("user_group", "g2", 2)];
    const { reader, asked } = reading({ "/api/v2/users/u1/memberof": { body: rows, total: 2 } }, "org");
    expect(await reader.groupsOf("u1")).toEqual({
      endpoint: "GET /api/v2/users/{id}/memberof",
      ids: new Set(["g1"]),
    });
    expect(asked.map(({ headers }) => headers)).toEqual([{ "x-org-id": "org" }]);
  });

  it.each([
    ["user", "users"],
    ["user_group", "usergroups"],
  ] as const)("is the applications that a %s is bound to, asked for at /%s", async (type, place) => {
    const path = `/api/v2/${place}/x/associations?targets=application`;
    const { reader } = reading({ [path]: { body: [edge("application", "a1")], total: 1 } });
    expect((await reader.applicationsOf({ type, id: "x" })).ids).toEqual(new Set(["a1"]));
  });

  it("is not known where rows are missing: that it is not held is then no answer", async () => {
    const unreadable = [reached("user_group", "g1", 1), { nothing: "known" }];
    const { reader } = reading({ "/api/v2/users/u1/memberof": { body: unreadable, total: 2 } });
    expect((await reader.groupsOf("u1")).lacks).toBe("rows came without an id that can be read");
    const held = (id: string) =>
      readHeld({ op: "add", of: { type: "user_group", id }, to: { type: "user", id: "u1" } }, reader);
    expect(await held("g1")).toBe(true);
    await expect(held("g2")).rejects.toThrow(UnavailableError);
  });
});

describe("an object that is asked for by itself", () => {
  const failing = (error: Error) => {
    const request: Request = () => Promise.reject(error);
    return new AccessReader({ request, observer: silentObserver });
  };
  const answered = (said: string) => ({ endpoint: "GET", status: 400, answered: { status: 400, said } });

  it("does not exist where the answer is 404, or that the group was not found", async () => {
    const missing = failing(new NotFoundError("answered 404", { endpoint: "GET" }));
    expect(await Promise.all([missing.user("x"), missing.group("x"), missing.application("x")])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await failing(new BadRequestError("400", answered("user_group not found"))).group("x")).toBe(
      undefined,
    );
  });

  it("is not known to exist or not with any other 400", async () => {
    const refused = failing(new BadRequestError("answered 400", answered("Bad Request")));
    for (const asked of [refused.user("x"), refused.group("x"), refused.application("x")]) {
      await expect(asked).rejects.toThrow("answered 400");
    }
    const group = failing(new BadRequestError("answered 400", answered("user_group not found")));
    await expect(group.user("x")).rejects.toThrow("answered 400");
  });
});
