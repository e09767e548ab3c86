import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readColumnMap } from "../../../src/export/columns/read-column-map.js";
import { mapOf } from "./printed.js";

function complaintOf(text: string): string {
  try {
    mapOf(text);
    return "none";
  } catch (error) {
    return String(error).replace(/^InputFileError: /, "");
  }
}

/** A map with these columns, one a line from line 4. */
function grants(...columns: string[]): string {
  return mapWith('"rows": "grants"', columns);
}

function accounts(...columns: string[]): string {
  return mapWith('"rows": "accounts"', columns);
}

function mapWith(keys: string, columns: readonly string[]): string {
  return `{\n"name": "m", ${keys},\n"columns": [\n${columns.join(",\n")}\n]}`;
}

const fine = '{"header": "A", "path": "email"}';

describe("a column map that is not as it should be", () => {
  it.each([
    ["is empty", "", "1: it is not JSON from here on"],
    ["is not JSON", '{\n"name": "m",\n}', "3: it is not JSON from here on"],
    ["is cut", '{\n"name": "m"', "2: it is not JSON from here on"],
    ["is a list", "[]", "1: it is not an object"],
    ["has no name", `{"rows": "grants",\n"columns": [${fine}]}`, "1: name is missing"],
    ["has no columns", '{\n"name": "m", "rows": "grants",\n"columns": []}', "3: columns is empty"],
    ["has no key columns", '{\n"name": "m", "rows": "grants"}', "1: columns is missing"],
    ["has other rows", mapWith('"rows": "users"', [fine]), '2: rows is not "grants" or "accounts"'],
    [
      "has a key that is none",
      mapWith('"rows": "grants",\n"wher": []', [fine]),
      "3: wher is not known here: did you mean where?",
    ],
    [
      "has a key that is like none",
      mapWith('"rows": "grants",\n"delimiter": ";"', [fine]),
      "3: delimiter is not known here: did you mean name?",
    ],
    [
      "has a column's key that is none",
      grants(fine, '{"header": "B",\n"pth": "email"}'),
      "6: columns[1].pth is not known here: did you mean path?",
    ],
    [
      "has a key of a case that is none",
      grants('{"header": "B", "cases": [\n{"if": [], "text": "x"}]}'),
      "5: columns[0].cases[0].if is not known here: did you mean when?",
    ],
    [
      "has a key of a join that is none",
      accounts('{"header": "B", "path": "path",\n"join": {"seperator": ";"}}'),
      "5: columns[0].join.seperator is not known here: did you mean separator?",
    ],
    [
      "says yes in words",
      mapWith('"rows": "grants",\n"deletesMissing": "yes"', [fine]),
      "3: deletesMissing is not true or false",
    ],
    ["has no header", grants('{"path": "email"}'), "4: columns[0].header is missing"],
    [
      "has an empty header",
      grants(fine, '{"header": " ", "path": "email"}'),
      "5: columns[1].header is empty",
    ],
    [
      "has a header twice",
      grants(fine, fine),
      '5: columns[1].header is "A" again: columns[0] has it already',
    ],
    [
      "says nothing of a column",
      grants(fine, '{"header": "B"}'),
      "5: columns[1] has none of path, template, text or cases",
    ],
    [
      "says two things of a column",
      grants('{"header": "B", "path": "email",\n"template": "{email}"}'),
      "5: columns[0].template stands beside path: only one of path, template, text or cases can be",
    ],
    [
      "says nothing of a case",
      grants('{"header": "B", "cases": [\n{"when": ["email="]}]}'),
      "5: columns[0].cases[0] has none of path, template or text",
    ],
    [
      "says two things of a case",
      grants('{"header": "B", "cases": [\n{"path": "email", "text": "x"}]}'),
      "5: columns[0].cases[0].text stands beside path: only one of path, template or text can be",
    ],
    ["has no cases", grants('{"header": "B", "cases": []}'), "4: columns[0].cases is empty"],
    [
      "has a case that is never reached",
      grants('{"header": "B", "cases": [{"text": "x"},\n{"text": "y"}]}'),
      "4: columns[0].cases[0] has no conditions: nothing behind it is ever reached",
    ],
    [
      "has a column that is none",
      grants('{"header": "B", "path": "emial"}'),
      '4: columns[0].path has "emial", which is no column: did you mean email?',
    ],
    [
      "has a column like none",
      grants('{"header": "B", "path": "shoe size"}'),
      '4: columns[0].path has "shoe size", which is no column: did you mean username?',
    ],
    [
      "has a column that is none in a list",
      grants('{"header": "B", "path": ["email",\n"user_name"]}'),
      '5: columns[0].path[1] has "user_name", which is no column: did you mean username?',
    ],
    [
      "has a number for a path",
      grants('{"header": "B", "path": 1}'),
      "4: columns[0].path is neither a path nor a list of paths",
    ],
    ["has an empty list of paths", grants('{"header": "B", "path": []}'), "4: columns[0].path is empty"],
    [
      "has a path into no record",
      grants('{"header": "B", "path": "principal.profil.badge"}'),
      '4: columns[0].path has "principal.profil.badge", which is no path into a record: did you mean principal.profile?',
    ],
    [
      "has a path that ends too early",
      grants('{"header": "B", "path": "resource.profile."}'),
      '4: columns[0].path has "resource.profile.", which is no path into a record: did you mean resource.profile?',
    ],
    [
      "has a brace that is not closed",
      grants('{"header": "B", "template": "{display_name} <{email>"}'),
      "4: columns[0].template has a brace that is not closed: {{ is a brace itself",
    ],
    [
      "has a placeholder that is no column",
      grants('{"header": "B", "template": "{displayname}"}'),
      '4: columns[0].template has "displayname", which is no column: did you mean display_name?',
    ],
    [
      "has an empty placeholder",
      grants('{"header": "B", "template": "{}"}'),
      '4: columns[0].template has "", which is no column: did you mean path?',
    ],
    [
      "has a condition that is none",
      mapWith('"rows": "grants",\n"where": ["resource_type"]', [fine]),
      '3: where[0] is not column=value or column!=value: "resource_type"',
    ],
    [
      "has a condition of no column",
      mapWith('"rows": "grants",\n"where": ["email!=",\n"status=enabled"]', [fine]),
      '4: where[1] has "status", which is no column: did you mean mfa_status?',
    ],
    [
      "has a case's condition of no column",
      grants('{"header": "B", "cases": [\n{"when": ["mfa=unknown"], "text": "x"}]}'),
      '5: columns[0].cases[0].when[0] has "mfa", which is no column: did you mean email?',
    ],
    [
      "has a time in a form that is none",
      grants('{"header": "B", "path": "granted_at",\n"time": "DD.MM.YYYY"}'),
      '5: columns[0].time is not "YYYY-MM-DD" or "MM/DD/YYYY" or "seconds"',
    ],
    [
      "maps to a number",
      grants('{"header": "B", "path": "email", "map": {\n"a": 1}}'),
      "5: columns[0].map.a is not a string",
    ],
    [
      "maps a constant",
      grants('{"header": "B", "text": "x", "map": {"x": "y"}}'),
      "4: columns[0].map is for what path or template give: text can be what it is mapped to",
    ],
    [
      "maps cases",
      grants('{"header": "B", "cases": [{"text": "x"}],\n"map": {"x": "y"}}'),
      "5: columns[0].map is for what path or template give: each case can be what it is mapped to",
    ],
    [
      "has otherwise for nothing",
      grants('{"header": "B", "path": "email", "otherwise": "x"}'),
      "4: columns[0].otherwise does nothing without map or cases",
    ],
    [
      "replaces nothing",
      grants('{"header": "B", "path": "email", "replace": {"": "x"}}'),
      "4: columns[0].replace does not say what is replaced",
    ],
    [
      "requires no",
      grants('{"header": "B", "path": "email", "required": false}'),
      "4: columns[0].required is neither true nor a list of conditions",
    ],
    [
      "requires where no column is",
      grants('{"header": "B", "path": "email", "required": ["mail="]}'),
      '4: columns[0].required[0] has "mail", which is no column: did you mean email?',
    ],
    [
      "joins in a map of grants",
      grants('{"header": "B", "path": "resource_name",\n"join": {"separator": ";"}}'),
      '5: columns[0].join is for maps whose rows are "accounts"',
    ],
    [
      "has what is unique in a map of grants",
      grants('{"header": "B", "path": "email", "unique": true}'),
      '4: columns[0].unique is for maps whose rows are "accounts"',
    ],
    [
      "joins with nothing",
      accounts('{"header": "B", "path": "path", "join": {"separator": ""}}'),
      "4: columns[0].join.separator is empty",
    ],
    [
      "does not join what differs",
      accounts(fine, '{"header": "B",\n"path": "resource_name"}'),
      "6: columns[1].path may differ between the rows of one account: join has to say how they become one text",
    ],
    [
      "requires where something differs",
      accounts('{"header": "B", "path": "email", "required": ["resource_type=app"]}'),
      "4: columns[0].required has a condition that may differ between the rows of one account",
    ],
    [
      "joins what is unique",
      accounts('{"header": "B", "path": "email", "unique": true, "join": {"separator": ";"}}'),
      "4: columns[0].unique cannot be with join",
    ],
    [
      "has two unique columns",
      accounts(
        '{"header": "A", "path": "email", "unique": true}',
        '{"header": "B", "path": "username", "unique": true}',
      ),
      "5: columns[1] is unique, and columns[0] is so already",
    ],
    [
      "does not join beside what is unique",
      accounts('{"header": "A", "path": "email", "unique": true}', '{"header": "B", "path": "username"}'),
      "5: columns[1] may differ between accounts that share a row, for columns[0] is unique: it needs join",
    ],
  ])("%s", (_, text, complaint) => {
    expect(complaintOf(text)).toBe(`map.json:${complaint}`);
  });

  it("may be there under another name, or not at all", async () => {
    await expect(readColumnMap("vnta")).rejects.toThrow(
      'no column map "vnta": there are accessowl, lumos, multiplier, securends, vanta; a file of your own has "/" in its path, or ends in ".json"',
    );
    await expect(readColumnMap("./vanta")).rejects.toThrow("cannot read ./vanta: the file does not exist");
  });

  it("is named with its file", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "jc-")), "own.json");
    writeFileSync(path, grants(fine, fine));
    await expect(readColumnMap(path)).rejects.toThrow(`${path}:5: columns[1].header is "A" again`);
  });
});
