import { describe, expect, it } from "vitest";
import type { Account } from "../../src/access/account.js";
import { Persons } from "../../src/access/persons.js";

function account(key: string, linkedKey?: string): Account {
  const [resourceType = "", resource = ""] = key.split(":");
  return {
    id: { resourceType, resource },
    key,
    displayName: key,
    state: "enabled",
    ...(linkedKey !== undefined && { linkedKey }),
  };
}

function personsOf(...accounts: Account[]): string[][] {
  const persons = new Persons();
  for (const one of accounts) persons.add(one);
  return [...persons.all()].map(({ accounts: own }) => own.map(({ key }) => key));
}

describe("persons", () => {
  it.each<[string, Account[], string[][]]>([
    [
      "are their only account",
      [account("user:u1"), account("admin_user:a1")],
      [["user:u1"], ["admin_user:a1"]],
    ],
    [
      "are the accounts that name each other, the directory user first",
      [account("admin_user:a1", "user:u1"), account("user:u1", "admin_user:a1"), account("user:u2")],
      [["user:u1", "admin_user:a1"], ["user:u2"]],
    ],
    [
      "are together when only one account names the other",
      [account("admin_user:a1"), account("user:u1", "admin_user:a1")],
      [["user:u1", "admin_user:a1"]],
    ],
    [
      "are not together with an account that is not there",
      [account("user:u1", "admin_user:gone")],
      [["user:u1"]],
    ],
    [
      "never miss an account, whatever names whatever",
      [account("user:u1", "admin_user:a1"), account("user:u2", "admin_user:a1"), account("admin_user:a1")],
      [["user:u1", "user:u2", "admin_user:a1"]],
    ],
  ])("%s", (_, accounts, expected) => {
    expect(personsOf(...accounts)).toEqual(expected);
  });

  it("are found by any of their accounts", () => {
    const persons = new Persons();
    persons.add(account("user:u1", "admin_user:a1"));
    persons.add(account("admin_user:a1"));
    expect(persons.of("admin_user:a1")?.key).toBe("user:u1");
    expect(persons.of("user:u9")).toBeUndefined();
    expect(persons.account("user:u1")?.linkedKey).toBe("admin_user:a1");
  });
});
