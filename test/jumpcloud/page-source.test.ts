import { describe, expect, it } from "vitest";
import { BadRequestError, NotFoundError, RefusedError } from "../../src/jumpcloud/errors.js";
import { silentObserver } from "../../src/jumpcloud/observer.js";
import type { Page } from "../../src/jumpcloud/page.js";
import { pageReader, readerUnlessRefused } from "../../src/jumpcloud/page-source.js";
import { parseUserGroup } from "../../src/jumpcloud/user-group.js";

/** Reads a list of groups whose answers are these, one after the other; the last one for good. */
function groupsAnswering(...answers: { ids: string[]; total?: number }[]) {
  const paths: string[] = [];
  const read = pageReader(
    { list: "groups", endpoint: "GET /g", path: "/g", envelope: "array", parse: parseUserGroup },
    {
      request: async ({ path }, parse) => {
        const { ids = [], total } = answers[Math.min(paths.length, answers.length - 1)] ?? {};
        paths.push(path);
        const headers = new Map(total === undefined ? [] : [["x-total-count", String(total)] as const]);
        return parse({ status: 200, headers, body: JSON.stringify(ids.map((id) => ({ id }))) });
      },
      observer: silentObserver,
    },
  );
  return { read, paths };
}

const idsOf = ({ rows }: Page<{ id: string }>) => rows.map(({ id }) => id);

describe("a page without rows", () => {
  it.each([
    { name: "where rows should stand is asked for three times", skip: 0, total: 7, times: 3 },
    { name: "of a list that says that it is empty is believed", skip: 0, total: 0, times: 1 },
    {
      name: "of a list without a total is asked for twice at its beginning",
      skip: 0,
      total: undefined,
      times: 2,
    },
    { name: "behind the end is believed", skip: 99, total: 7, times: 1 },
  ])("$name", async ({ skip, total, times }) => {
    const { read, paths } = groupsAnswering({ ids: [], ...(total !== undefined && { total }) });
    expect(idsOf(await read(skip))).toEqual([]);
    expect(paths).toEqual(Array.from({ length: times }, () => `/g?limit=100&skip=${skip}`));
  });

  it("that states no total is asked for again where an earlier one reached further", async () => {
    const { read } = groupsAnswering(
      { ids: ["a"], total: 150 },
      { ids: [], total: 0 },
      { ids: ["b"], total: 150 },
    );
    await read(0);
    expect(idsOf(await read(99))).toEqual(["b"]);
  });
});

describe("another reader", () => {
  const page = (id: string) => async (skip: number) => ({
    skip,
    rows: [{ id }],
    width: 1,
    unreadable: 0,
    invalidFields: [],
  });
  const failing = (error: Error) => async () => Promise.reject(error);
  const endpoint = "GET /g";

  it("is read in its place from a refusal on", async () => {
    const read = readerUnlessRefused(failing(new RefusedError("no", { endpoint, status: 403 })), page("b"));
    expect([idsOf(await read(0)), idsOf(await read(99))]).toEqual([["b"], ["b"]]);
  });

  it.each([
    new RefusedError("no key", { endpoint, status: 401 }),
    new NotFoundError("gone", { endpoint }),
    new BadRequestError("what", { endpoint, status: 400 }),
  ])("is not read where JumpCloud answers otherwise (%s)", async (error) => {
    await expect(readerUnlessRefused(failing(error), page("b"))(0)).rejects.toBe(error);
  });
});
