import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { cutShort, members, opened, users } from "./opened-journal.js";

describe("a run whose key sees more than before", () => {
  const old = "5f3c1bceb07e4d21c83a9233";
  const hired = "6b100000b07e4d21c83a9233";

  it.each([
    ["lacks those who were there before", old, undefined],
    ["does not lack those who came since", hired, members],
  ])("takes no edges from a journal that %s", async (_, id, expected) => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 16 });
    await journal.keep("users", { ...users, items: [...users.items, { id }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toEqual(expected);
  });

  it("keeps no edges while a list that they lead to is not whole", async () => {
    const path = join(temporaryFolder(), "j");
    const { journal } = await opened({ path });
    await journal.keep("groups", { items: [{ id: "g1" }] });
    await journal.confirm(["users", "groups"]);
    await journal.keep("memberships:g1", members);
    await journal.close();
    const next = await opened({ path });
    expect([await next.journal.find("groups"), await next.journal.find("memberships:g1")]).toEqual([
      { items: [{ id: "g1" }] },
      undefined,
    ]);
  });
});

describe("a run with another key", () => {
  it("reads the lists of objects itself, and takes the edges when both keys see the same objects", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    expect(await journal.find("users")).toBeUndefined();
    await journal.keep("users", { ...users, items: [{ id: "u2" }, { id: "u1" }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toEqual(members);
    await journal.close();
    const next = await opened({ path, key: "key-2", minute: 6 });
    expect((await next.journal.find("users"))?.items).toEqual([{ id: "u2" }, { id: "u1" }]);
  });

  it.each([
    ["fewer", [{ id: "u1" }]],
    ["more", [{ id: "u1" }, { id: "u2" }, { id: "u3" }]],
    ["others", [{ id: "u1" }, { id: "u9" }]],
  ])("takes nothing when it sees %s objects", async (_, items) => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    await journal.keep("users", { ...users, items });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
    await journal.close();
    const next = await opened({ path, key: "key-2", minute: 6 });
    expect((await next.journal.find("users"))?.items).toEqual(items);
  });

  it("takes nothing when it sees whole a list that the other key did not", async () => {
    const { journal } = await opened({ path: await cutShort(), key: "key-2", minute: 5 });
    await journal.keep("users", users);
    await journal.keep("groups", { items: [{ id: "g1" }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
  });

  it("takes nothing when a list that the other key read is refused to it", async () => {
    const { journal } = await opened({ path: await cutShort(), key: "key-2", minute: 5 });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
  });

  it("leaves the journal as it was when it is cut short before it has seen all objects", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    await journal.keep("users", { ...users, items: [] });
    await journal.close();
    expect(await (await opened({ path, minute: 6 })).journal.find("users")).toEqual(users);
  });
});

describe("a run that hung while another took its place over", () => {
  it("neither writes into the other's journal nor removes it", async () => {
    const path = join(temporaryFolder(), "j");
    const hung = await opened({ path, work: { options: { attributes: ["badge"] } } });
    await hung.journal.keep("users", users);
    const other = await opened({ path });
    await other.journal.keep("memberships:g1", members);
    await hung.journal.keep("roles", { items: [{ id: "r1" }] });
    await hung.journal.remove();
    await other.journal.close();
    const { journal } = await opened({ path });
    expect([await journal.find("memberships:g1"), await journal.find("roles")]).toEqual([members, undefined]);
  });
});
