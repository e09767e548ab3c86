/** Every command, in no order that matters. */
export const commands = [
  "sync",
  "verify",
  "stats",
  "diff",
  "audit",
  "access",
  "export",
  "reconcile",
  "resource-types",
  "resources",
  "entitlements",
  "grants",
  "principals",
  "schema",
  "doctor",
  "demo",
];
