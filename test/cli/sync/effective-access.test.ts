import { expect, it } from "vitest";
import { EffectiveAccess } from "../../../src/cli/sync/effective-access.js";
import type { Grant } from "../../../src/model/grant.js";

function grant(given: { on?: string; to?: string; sources?: string[] }): Grant {
  const { on = "app", to = "user", sources } = given;
  const id = `${on}:x:access`;
  return {
    entitlement: { resource: { id: { resourceType: on, resource: "x" } }, id },
    principal: { id: { resourceType: to, resource: "p" } },
    id: `${id}:${to}:p`,
    ...(sources && {
      sources: { sources: Object.fromEntries(sources.map((name) => [name, { isDirect: true as const }])) },
    }),
  };
}

it("counts pairs of a person and an app, and those that come through groups in no other way", () => {
  const access = new EffectiveAccess();
  for (const one of [
    grant({}),
    grant({ sources: ["app:x:access", "group:g:member"] }),
    grant({ sources: ["group:g:member"] }),
    grant({ sources: ["group:g:member", "group:h:member"] }),
    grant({ to: "group" }),
    grant({ to: "admin_user" }),
    grant({ on: "group" }),
  ]) {
    access.add(one);
  }
  expect({ ...access }).toEqual({ pairs: 4, throughGroupsOnly: 2 });
});
