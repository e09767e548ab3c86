import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBatonGrants } from "../../support/consumers/baton-grants-reader.js";
import { readBatonMappings } from "../../support/consumers/baton-mappings-reader.js";
import { readC1Csv } from "../../support/consumers/c1-csv-reader.js";

function golden(name: string): string {
  return readFileSync(new URL(`../../../fixtures/exports/${name}`, import.meta.url), "utf8");
}

type Spoilt = [what: string, found: string | RegExp, instead: string];

/** The golden file with one thing wrong in it. */
function spoilt(name: string, [what, found, instead]: Spoilt): string {
  const text = golden(name);
  const changed = text.replace(found, instead);
  if (changed === text) throw new Error(`nothing was spoilt: ${what}`);
  return changed;
}

// The readers judge the exports, so each of their rules has to be able to say no.
describe("the readers that stand for ConductorOne's", () => {
  it.each<Spoilt>([
    ["a header", "User ID", "User Id"],
    ["an unknown kind of row", "\nGrant,", "\nMember,"],
    ["a cell too many", "\nGrant,", "\nGrant,,"],
    ["no User ID", "Amelia,5f3c1bceb07e4d21c83a9233,Enabled", "Amelia,,Enabled"],
    ["a User ID twice", "Amelia,5f3c1bceb07e4d21c83a9233,Enabled", "Amelia,5f4e0003b07e4d21c83a923c,Enabled"],
    ["an unknown status", ",Enabled,", ",Active,"],
    ["no Resource Type", /(Entitlement,,,,,,.*?),app,Slack,/, "$1,,Slack,"],
    ["a Grant to nobody", /\nGrant,Hart,Amelia,\w+/, "\nGrant,Hart,Amelia,nobody"],
    ["a Grant with another address", /(\nGrant,.*?,,)amelia/, "$1emilia"],
    ["a Grant of nothing", /(\nGrant,.*),app:\w+:access,/, "$1,app:none:access,"],
    ["a last line without an end", /\n$/, ""],
  ])("refuse a CSV with %s", (...args) => {
    expect(() => readC1Csv(spoilt("c1.csv", args))).toThrow();
    expect(() => readC1Csv(golden("c1.csv"))).not.toThrow();
  });

  it.each<Spoilt>([
    ["a status with a word of its own", '"status":"active"', '"status":"staged"'],
    ["a key of the other layout", '{"id":"5f3c1bceb07e4d21c83a9233"', '{"name":"5f3c1bceb07e4d21c83a9233"'],
    ["two things of one name", '{"id":"5f7c2400b07e4d21c83a92b1"', '{"id":"5f3c1bceb07e4d21c83a9233"'],
    ["an invalid address", '"email":"amelia', '"email":"amélia'],
    ["an unknown trait", '"trait":"app"', '"trait":"application"'],
    ["a grant to a group", /"principal_id":"\w+"/, '"principal_id":"5f3c1ae0b07e4d21c83a9295"'],
    ["a grant of nothing", /"entitlement_slug":"member"\}(,?)\n\]/, '"entitlement_slug":"admin"}$1\n]'],
    ["a mapping from nothing", /"principal_resource_id":"\w+"/, '"principal_resource_id":"none"'],
  ])("refuse a file for baton-file with %s", (...args) => {
    expect(() => readBatonMappings(spoilt("baton-file-mappings.json", args))).toThrow();
    expect(() => readBatonMappings(golden("baton-file-mappings.json"))).not.toThrow();
  });

  it.each<Spoilt>([
    ["a status with a word of its own", '"status":"active"', '"status":"locked"'],
    ["two things of one name", '{"name":"5f7c2400b07e4d21c83a92b1"', '{"name":"5f3c1bceb07e4d21c83a9233"'],
    ["a grant of nothing", /"entitlement_id":"\w+:access"/, '"entitlement_id":"none:access"'],
    ["a grant to nothing", /"principal":"\w+:member"/, '"principal":"none:member"'],
    [
      "a grant to an app's people",
      /"principal":"\w+:member"/,
      '"principal":"jumpcloud_administration:access"',
    ],
  ])("refuse a baton-file of grants with %s", (...args) => {
    expect(() => readBatonGrants(spoilt("baton-file.json", args))).toThrow();
    expect(() => readBatonGrants(golden("baton-file.json"))).not.toThrow();
  });
});
