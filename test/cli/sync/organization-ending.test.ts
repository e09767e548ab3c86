import { describe, expect, it } from "vitest";
import { StoppedError, UsageError } from "../../../src/cli/errors.js";
import { failureEnding } from "../../../src/cli/sync/organization-ending.js";
import { RefusedError, UnavailableError } from "../../../src/jumpcloud/errors.js";
import { LockedError } from "../../../src/sync-file/errors.js";

const acme = { id: "60259a2ad81e1a474d4e7c01", displayName: "Acme" };
const endpoint = "GET /api/users";

describe("an organisation of which there is no result", () => {
  it.each([
    [new RefusedError("403", { endpoint, status: 403 }), 4, "refused"],
    [new UnavailableError("down", { endpoint }), 5, "unavailable"],
    [new UsageError("no"), 2, "not possible"],
    [new LockedError("held"), 75, "locked"],
    [new StoppedError("SIGINT"), 130, "interrupted"],
    [new StoppedError("SIGTERM"), 143, "terminated"],
    [new TypeError("x is not a function"), 70, "bug"],
  ])("by %s has exit %i and is called %s", (error, exitCode, word) => {
    expect(failureEnding(acme, error, { advice: [] })).toMatchObject({ organization: acme, exitCode, word });
  });

  it("sends to the doctor of that organisation", () => {
    const { reasons } = failureEnding(acme, new RefusedError("403", { endpoint, status: 403 }), {
      advice: [],
    });
    expect(reasons.at(-1)).toBe(`Which endpoints are refused: jc-connector doctor --org-id ${acme.id}`);
  });

  it("says why, what to do, and what is kept", () => {
    const { reasons } = failureEnding(acme, new UsageError("no room"), { advice: ["Nothing was replaced."] });
    expect(reasons).toEqual(["no room", "Nothing was replaced."]);
  });
});
