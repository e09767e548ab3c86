import { fileURLToPath } from "node:url";
import { diff, reviewRows, SettingError, sync } from "jc-connector";
import { describe, expect, it } from "vitest";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));

/** What the types forbid, as a program without types passes it. */
function untyped(value: unknown): never {
  // @ts-expect-error it is not what the types say
  return value;
}

describe("options that cannot be meant", () => {
  it.each<[unknown, string]>([
    [{ name: "none" }, "diff: there is no option name"],
    [{ privilege: [] }, "diff: there is no option privilege"],
    [{ columns: "x" }, "diff: there is no option columns"],
    [{ names: "x" }, "names: "],
    [{ names: null }, "names: "],
    [{ ignore: "user:/x" }, "ignore: "],
    [{ force: "yes" }, "force: "],
    [null, "diff: "],
  ])("are refused by diff: %j", async (options, words) => {
    await expectRefusal(diff(golden, golden, untyped(options)), words);
  });

  it.each<[unknown, string]>([
    [{ name: "none" }, "reviewRows: there is no option name"],
    [{ names: "x" }, "names: "],
    [{ names: null }, "names: "],
    [{ privileged: "AWS*" }, "privileged: "],
    [{ internalDomains: "larkspur.example" }, "internalDomains: "],
    [{ allAccounts: 1 }, "allAccounts: "],
    [null, "reviewRows: "],
  ])("are refused by reviewRows: %j", async (options, words) => {
    await expectRefusal(reviewRows(golden, untyped(options)), words);
  });

  it.each([undefined, null, "sync.json"])("are refused by sync: %j", async (options) => {
    await expectRefusal(sync(untyped(options)), "sync: ");
  });

  it("are none that are undefined: they were left out", async () => {
    const options = untyped({ names: undefined, privileged: undefined, ignore: undefined, force: undefined });
    expect((await diff(golden, golden, options)).certain).toBe(true);
  });
});

async function expectRefusal(refused: Promise<unknown>, words: string): Promise<void> {
  const failure = await refused.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SettingError);
  expect(String(failure)).toContain(`SettingError: ${words}`);
}
