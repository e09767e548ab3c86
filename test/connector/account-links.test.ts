import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkAccounts } from "../../src/connector/account-links.js";
import { administrator, byId, user } from "./rows.js";

/** "u1 ada@x.com >a1": a user, the address, and the administrator account that was made from it. */
function accounts(text: string) {
  const [_id = "", email = "", claim] = text.split(" ");
  return { _id, email: email === "-" ? "" : email, claim: claim?.slice(1) };
}

function links(users: string[], administrators: string[], ofProvider: string[] = []) {
  const { ofUser, ofAdministrator, ambiguous, dangling } = linkAccounts(
    byId(
      ...users.map((text) => {
        const { claim, ...raw } = accounts(text);
        return user(claim === undefined ? raw : { ...raw, admin: { id: claim } });
      }),
    ),
    {
      administrators: byId(
        ...[...administrators, ...ofProvider].map((text) => administrator(accounts(text))),
      ),
      ofProvider: new Set(ofProvider.map((text) => accounts(text)._id)),
    },
  );
  const pairs = [...ofUser.values()]
    .map(({ userId, adminId, basis }) => `${userId}-${adminId} ${basis}`)
    .sort();
  expect([...ofAdministrator.values()]).toEqual([...ofUser.values()]);
  return { pairs, ambiguous: [...ambiguous].sort(), dangling };
}

describe("the accounts of one person", () => {
  it.each([
    ["who has no administrator account", ["u1 a@x.com"], ["a1 b@x.com"], {}],
    [
      "are linked by the user who names the administrator, whatever the addresses",
      ["u1 a@x.com >a1"],
      ["a1 b@x.com"],
      { pairs: ["u1-a1 user_admin_id"] },
    ],
    [
      "are linked by an address in another case",
      ["u1 Ada@X.com"],
      ["a1 ada@x.COM"],
      { pairs: ["u1-a1 email"] },
    ],
    ["are not linked by an empty address", ["u1 -"], ["a1 -"], {}],
    [
      "are not linked by the address when two users have it",
      ["u1 a@x.com", "u2 a@x.com"],
      ["a1 a@x.com"],
      { ambiguous: ["a1"] },
    ],
    [
      "are not linked by the address when two administrators have it",
      ["u1 a@x.com"],
      ["a1 a@x.com", "a2 A@x.com"],
      { ambiguous: ["a1", "a2"] },
    ],
    [
      "are not linked by an address that another user has too, who is linked otherwise",
      ["u1 a@x.com >a1", "u2 a@x.com"],
      ["a1 b@x.com", "a2 a@x.com"],
      { pairs: ["u1-a1 user_admin_id"], ambiguous: ["a2"] },
    ],
    [
      "are linked once: a second account of the same address stays alone",
      ["u1 a@x.com >a1"],
      ["a1 b@x.com", "a2 a@x.com"],
      { pairs: ["u1-a1 user_admin_id"], ambiguous: ["a2"] },
    ],
    [
      "are linked by the named administrator although another user has its address",
      ["u1 a@x.com >a1", "u2 b@x.com"],
      ["a1 b@x.com"],
      { pairs: ["u1-a1 user_admin_id"] },
    ],
    [
      "are not linked when two users name the administrator, not even by the address",
      ["u1 a@x.com >a1", "u2 b@x.com >a1"],
      ["a1 a@x.com"],
      { ambiguous: ["a1"] },
    ],
    [
      "are not linked by address to a user whose own administrator is contested",
      ["u1 a@x.com >a1", "u2 b@x.com >a1"],
      ["a1 c@x.com", "a2 a@x.com"],
      { ambiguous: ["a1", "a2"] },
    ],
    ["are not linked to an administrator who does not exist", ["u1 a@x.com >a9"], [], { dangling: ["u1"] }],
    [
      "are linked by address where the named administrator does not exist",
      ["u1 a@x.com >a9"],
      ["a1 a@x.com"],
      { pairs: ["u1-a1 email"], dangling: ["u1"] },
    ],
    [
      "are linked pair by pair",
      ["u1 a@x.com", "u2 b@x.com >a2", "u3 c@x.com"],
      ["a1 a@x.com", "a2 b@x.com", "a3 d@x.com"],
      { pairs: ["u1-a1 email", "u2-a2 user_admin_id"] },
    ],
  ])("%s", (_, users, administrators, expected) => {
    expect(links(users, administrators)).toEqual({ pairs: [], ambiguous: [], dangling: [], ...expected });
  });
});

describe("the accounts of somebody whom a managing provider lists", () => {
  it.each([
    ["are linked by an address that nobody else has", ["u1 a@x.com"], [], { pairs: ["u1-p1 email"] }],
    [
      "are linked by the user who names the administrator",
      ["u1 b@x.com >p1"],
      [],
      { pairs: ["u1-p1 user_admin_id"] },
    ],
    [
      "leave the address to the organisation's own administrator",
      ["u1 a@x.com"],
      ["a1 a@x.com"],
      { pairs: ["u1-a1 email"], ambiguous: ["p1"] },
    ],
    [
      "leave the user to the organisation's own administrator, whom the user names",
      ["u1 a@x.com >a1"],
      ["a1 b@x.com"],
      { pairs: ["u1-a1 user_admin_id"], ambiguous: ["p1"] },
    ],
    [
      "leave the user who names them to the organisation's own administrator of the same address",
      ["u1 a@x.com >p1"],
      ["a1 a@x.com"],
      { pairs: ["u1-a1 email"], ambiguous: ["p1"] },
    ],
    [
      "are not linked where administrators of the organisation contest the address",
      ["u1 a@x.com"],
      ["a1 a@x.com", "a2 a@x.com"],
      { ambiguous: ["a1", "a2", "p1"] },
    ],
    [
      "are not linked where two users have the address",
      ["u1 a@x.com", "u2 a@x.com"],
      [],
      { ambiguous: ["p1"] },
    ],
    [
      "are not linked where two users name them",
      ["u1 a@x.com >p1", "u2 b@x.com >p1"],
      [],
      { ambiguous: ["p1"] },
    ],
  ])("%s", (_, users, administrators, expected) => {
    const given = links(users, administrators, ["p1 a@x.com"]);
    expect(given).toEqual({ pairs: [], ambiguous: [], dangling: [], ...expected });
  });

  it("change no link of the organisation's own, whatever their addresses and who names them", () => {
    const address = fc.constantFrom("a@x.com", "b@x.com", "-");
    const user = fc.tuple(address, fc.constantFrom("", " >a0", " >a1", " >p0", " >a9"));
    const rows = (prefix: string) =>
      fc.array(address, { maxLength: 3 }).map((all) => all.map((one, i) => `${prefix}${i} ${one}`));
    const users = fc
      .array(user, { maxLength: 4 })
      .map((all) => all.map(([one, claim], i) => `u${i} ${one}${claim}`));
    fc.assert(
      fc.property(users, rows("a"), rows("p"), (those, own, ofProvider) => {
        const without = links(those, own);
        const given = links(those, own, ofProvider);
        const isOwn = (text: string) => !/\bp\d/.test(text);
        expect(given.pairs.filter(isOwn)).toEqual(without.pairs);
        expect(given.ambiguous.filter(isOwn)).toEqual(without.ambiguous);
      }),
    );
  });
});
