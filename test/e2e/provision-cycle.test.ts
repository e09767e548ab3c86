import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../support/command.js";
import {
  access,
  group,
  ids,
  member,
  type ProvisionPlace,
  provisionPlace,
  user,
} from "../support/provision-place.js";

interface Told {
  events: { event: string }[];
}

/** What a diff of two files of the folder tells, as kinds of events. */
async function eventsBetween(place: ProvisionPlace, files: [string, string]): Promise<string[]> {
  const { stdout } = await runCommand(["diff", ...files, "--format", "json", "-q"], { cwd: place.cwd });
  const told: Told = JSON.parse(stdout);
  return told.events.map(({ event }) => event).sort();
}

function digestOf({ cwd }: ProvisionPlace, file: string): unknown {
  const document: { manifest: { digest: string } } = JSON.parse(readFileSync(join(cwd, file), "utf8"));
  return document.manifest.digest;
}

describe("a grant and its revoke, seen by syncs", () => {
  it.each<[entitlement: string, principal: string, gained: string[], lost: string[]]>([
    [member(ids.sales), user(ids.tom), ["access-gained"], ["access-lost"]],
    [access(ids.wiki), user(ids.tom), ["access-gained"], ["access-lost"]],
    [access(ids.wiki), group(ids.sales), ["group-app-binding-added"], ["group-app-binding-removed"]],
  ])("are one event each, and end where they began: %s %s", async (entitlement, principal, gained, lost) => {
    const place = await provisionPlace();
    const { sync, write, cwd } = place;
    const synced = async (file: string) => expect(await sync(join(cwd, file))).toMatchObject({ code: 0 });
    await synced("1.json");
    expect(await write(["grant", entitlement, principal])).toMatchObject({ code: 0 });
    await synced("2.json");
    expect(await write(["revoke", entitlement, principal])).toMatchObject({ code: 0 });
    await synced("3.json");
    expect(await eventsBetween(place, ["1.json", "2.json"])).toEqual(gained);
    expect(await eventsBetween(place, ["2.json", "3.json"])).toEqual(lost);
    expect(digestOf(place, "3.json")).toBe(digestOf(place, "1.json"));
    expect(digestOf(place, "2.json")).not.toBe(digestOf(place, "1.json"));
  });
});
