import type { SmallFile } from "./small-sync-file.js";

/** A few of everything, and nobody has anything. */
export const base = {
  users: { u1: {}, u2: {}, u3: {} },
  groups: { g1: {}, g2: {} },
  apps: { a1: {}, a2: {} },
} satisfies SmallFile;

/** The members of g1 are not all known, so neither is who has a1. */
export const membersOfG1 = {
  incomplete: ["app", "group"],
  gaps: [
    { list: "appGroups", resourceType: "app", id: "a1", because: [{ resourceType: "group", id: "g1" }] },
    { list: "memberships", resourceType: "group", id: "g1" },
  ],
} satisfies SmallFile;
