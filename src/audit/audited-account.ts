import { type Account, accountOf, profileText, userTraitOf } from "../access/account.js";
import { type AccountFacts, accountFacts } from "../access/account-facts.js";
import type { Resource } from "../model/resource.js";
import { toldText } from "./told-text.js";

/** An account, as far as rules ask about it; `undefined` is what the file does not tell. */
export interface AuditedAccount extends Account {
  facts: AccountFacts;
  /** All addresses, the primary one first. */
  emails: readonly string[];
  /** Not what only says that there is none: "N/A". */
  employeeId: string | undefined;
  createdAt: string | undefined;
  lastLogin: string | undefined;
}

/**
 * The account that a resource is; `undefined` when it is none. There are as many as the organisation has people:
 * `shared` gives equal texts as one and the same.
 */
export function auditedAccount(
  resource: Resource,
  shared: (text: string) => string = (text) => text,
): AuditedAccount | undefined {
  const account = accountOf(resource);
  if (account === undefined) return undefined;
  const trait = userTraitOf(resource);
  // Added to the account that was made for it: a copy of as many fields takes twice the room.
  return Object.assign(account, {
    facts: sharedFacts(accountFacts(resource), shared),
    emails: emailsOf(account.email, trait?.emails),
    employeeId: toldText(profileText(resource, "employee_id")) ?? toldText(trait?.employeeIds?.[0]),
    createdAt: resource.createdAt && shared(resource.createdAt),
    lastLogin: trait?.lastLogin,
  });
}

/** What many people have in common. */
function sharedFacts(facts: AccountFacts, shared: (text: string) => string): AccountFacts {
  const { department, jobTitle, manager, managerId } = facts;
  if (department !== undefined) facts.department = shared(department);
  if (jobTitle !== undefined) facts.jobTitle = shared(jobTitle);
  if (manager !== undefined) facts.manager = shared(manager);
  if (managerId !== undefined) facts.managerId = shared(managerId);
  return facts;
}

function emailsOf(
  first: string | undefined,
  addresses: readonly { address: string }[] | undefined,
): readonly string[] {
  const emails = first === undefined ? [] : [first];
  for (const { address } of addresses ?? []) if (!emails.includes(address)) emails.push(address);
  return emails;
}
