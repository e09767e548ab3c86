import type { ReviewedAccount } from "../held/reviewed-account.js";

/** "user jdoe", "administrator ada@acme.com (suspended)": which account of a person it is, and whether it can be used. */
export function accountWords({ facts, username, email, id, state, stateDetails }: ReviewedAccount): string {
  const name = username ?? email ?? id.resource;
  return `${facts.kind} ${name}${state === "disabled" ? ` (${stateDetails ?? "disabled"})` : ""}`;
}
