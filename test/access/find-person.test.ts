import { describe, expect, it } from "vitest";
import type { Account } from "../../src/access/account.js";
import { findPersons, nearestPersons } from "../../src/access/find-person.js";
import { Persons } from "../../src/access/persons.js";

function account(key: string, names: Partial<Account>): Account {
  const [resourceType = "", resource = ""] = key.split(":");
  return { id: { resourceType, resource }, key, displayName: key, state: "enabled", ...names };
}

const persons = new Persons();
for (const one of [
  account("admin_user:a1", { displayName: "Tom B.", email: "Tom@Acme.com", linkedKey: "user:u1" }),
  account("admin_user:u2", { displayName: "root@acme.com", email: "root@acme.com" }),
  account("user:u1", { displayName: "Tom Brandt", email: "tom@acme.com", username: "tom.brandt" }),
  account("user:u2", { displayName: "Thomasina Brand", email: "ina@acme.com", username: "Ina" }),
  account("user:u3", { displayName: "José Núñez", email: "front@acme.com", username: "day" }),
  account("user:u4", { displayName: "Ina", email: "FRONT@acme.com", username: "night" }),
  account("user:u5", { displayName: "tom@acme.com", email: "liar@acme.com", username: "user:u1" }),
  account("user:u6", { displayName: "Tom Brandt Senior", username: "u1" }),
  account("user:u7", { displayName: "Ann Lee" }),
  account("user:u8", { displayName: "Ann Lee" }),
]) {
  persons.add(one);
}

describe("a person is found", () => {
  it.each<[string, string, string[]]>([
    ["by type:id, whoever is called so", "user:u1", ["user:u1"]],
    ["by the type:id of any account", "admin_user:a1", ["user:u1"]],
    ["by id", "u3", ["user:u3"]],
    ["by id, before a user name that looks like it", "u1", ["user:u1"]],
    ["by its type and a user name", "user:ina", ["user:u2"]],
    ["by an id that two types have: both", "u2", ["admin_user:u2", "user:u2"]],
    ["by e-mail address, before a name that looks like it", "tom@acme.com", ["user:u1"]],
    ["by e-mail address in any case", "TOM@ACME.COM", ["user:u1"]],
    ["by an address that two share: both", "front@acme.com", ["user:u3", "user:u4"]],
    ["by user name in any case, before a whole name", "ina", ["user:u2"]],
    ["by the whole name, before a part of a longer one", "tom brandt", ["user:u1"]],
    ["by the name of any account", "tom b.", ["user:u1"]],
    ["by a part of the name", "senior", ["user:u6"]],
    ["by a part that several have: all", "brand", ["user:u1", "user:u2", "user:u6"]],
    ["by an accent that is written in another way", "Jose\u0301 Nu\u0301n\u0303ez", ["user:u3"]],
    ["with blanks around", "  day ", ["user:u3"]],
    ["by a name that two have: both", "Ann Lee", ["user:u7", "user:u8"]],
    ["never by a part of an address", "front@ac", []],
    ["never by an id in another case", "U7", []],
    ["never by nothing", " ", []],
    ["not when there is none", "Zed", []],
  ])("%s", (_, text, keys) => {
    expect(findPersons(persons, text).map(({ key }) => key)).toEqual(keys);
  });

  it("as all accounts that are linked", () => {
    const [person] = findPersons(persons, "tom.brandt");
    expect(person?.accounts.map(({ key }) => key)).toEqual(["user:u1", "admin_user:a1"]);
  });
});

describe("the nearest persons", () => {
  it.each<[string, string[]]>([
    ["Thomasian", ["user:u2"]],
    ["bran", ["user:u1", "user:u2", "user:u6"]],
    ["tmo", []],
    ["Seniro Brnadt", ["user:u6"]],
    ["night@elsewhere.com", ["user:u4"]],
    ["", []],
  ])("to %j are those with a word that begins alike", (text, keys) => {
    expect(nearestPersons(persons, text).map(({ key }) => key)).toEqual(keys);
  });
});
