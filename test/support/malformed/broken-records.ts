import { sampleText } from "../../sync-file/sample-text.js";
import {
  brokenText,
  compact,
  deep,
  header,
  lineIn,
  lineOf,
  mebibyte,
  pretty,
  type Row,
  recordLineIn,
  sampleWith,
  sorted,
  withLines,
} from "./sample.js";

/** Sync files with a record that is none. */
export const brokenRecords: readonly Row[] = [
  [
    "a record with a string of 20 MB",
    () => sampleWith('"Ada Lovelace"', `"${"x".repeat(20 * mebibyte)}"`),
    "FILE:10: resources[2]: it is longer than 16 MiB",
  ],
  [
    "a record with a string of 20 MB, re-formatted",
    () => sampleWith('"Ada Lovelace"', `"${"x".repeat(20 * mebibyte)}"`, pretty),
    `FILE:${recordLineIn(pretty, '"Ada Lovelace"')}: resources[2]: a string in it is longer than 16 MiB`,
  ],
  [
    "a record of strings of 20 MB",
    () =>
      sampleWith(
        '"activated": true',
        `"many": ["${"x".repeat(10 * mebibyte)}", "${"y".repeat(10 * mebibyte)}"]`,
        pretty,
      ),
    `FILE:${recordLineIn(pretty, '"Ada Lovelace"')}: resources[2]: it is longer than 16 MiB`,
  ],
  [
    "a record that is deeply nested",
    sampleWith('"activated":true', `"activated":${deep}`),
    "FILE:10: resources[2]: profile.activated is nested deeper than 1000 levels",
  ],
  [
    "a record that is deeply nested, re-formatted",
    sampleWith('"activated":true', `"activated":${deep}`, compact),
    "FILE:1: resources[2]: it is nested deeper than 1000 levels",
  ],
  ["a record that is no UTF-8", brokenText(sampleText, "Ada"), "FILE:10: resources[2]: it is not UTF-8"],
  [
    "a record that is no UTF-8, re-formatted",
    brokenText(compact, "Ada"),
    "FILE:1: resources[2]: it is not UTF-8",
  ],
  ["a zero within a text", sampleWith("Ada L", "Ada\0L"), "FILE:10: resources[2]: it is not JSON"],
  [
    "a zero within a text, re-formatted",
    sampleWith("Ada L", "Ada\0L", compact),
    "FILE:1: resources[2]: it is not JSON",
  ],
  [
    "a record without an id",
    sampleWith(
      '"principal":{"id":{"resourceType":"user","resource":"u1"}},"id":"app',
      '"principal":{"id":{"resourceType":"user","resource":""}},"id":"app',
    ),
    "FILE:19: grants[1]: principal.id.resource is empty",
  ],
  [
    "a record without a field",
    sampleWith('"displayName":"Bob",', ""),
    "FILE:11: resources[3]: displayName is missing",
  ],
  [
    "a record without a field, sorted",
    sampleWith('      "displayName": "Bob",\n', "", sorted),
    `FILE:${recordLineIn(sorted, '"displayName": "Bob"')}: resources[3]: displayName is missing`,
  ],
  [
    "a field of another type",
    sampleWith('"Ada Lovelace"', "[]"),
    "FILE:10: resources[2]: displayName is not a string",
  ],
  [
    "an unknown trait",
    sampleWith("TRAIT_APP", "TRAIT_CAT"),
    'FILE:3: resourceTypes[0]: traits[0] is not "TRAIT_USER" or "TRAIT_GROUP" or "TRAIT_ROLE" or "TRAIT_APP"',
  ],
  [
    "an unknown annotation",
    sampleWith("GroupTrait", "CatTrait"),
    "FILE:9: resources[1]: annotations[0].@type is not a known one",
  ],
  [
    "an unknown purpose",
    withLines(14, 1, [lineOf(14).replace("VALUE_ASSIGNMENT", "VALUE_FUN")]),
    'FILE:14: entitlements[0]: purpose is not "PURPOSE_VALUE_ASSIGNMENT" or "PURPOSE_VALUE_PERMISSION" or "PURPOSE_VALUE_OWNERSHIP"',
  ],
  ["a record that is a number", withLines(9, 1, ["7,"]), "FILE:9: resources[1]: it is not an object"],
  [
    "a record that is a word, re-formatted",
    `{"format":"jc-connector/sync","version":1,\n"sync":${header},"resourceTypes":[null],"resources":[],"entitlements":[],"grants":[],"manifest":{}}`,
    "FILE:2: resourceTypes[0]: it is not an object",
  ],
  ["an empty line between records", withLines(9, 0, [""]), "FILE:9: resources[1]: it is not JSON"],
  [
    "a lost bracket",
    sampleWith('"u1"},"displayName"', '"u1","displayName"'),
    "FILE:10: resources[2]: it is not JSON",
  ],
  [
    "a lost bracket, re-formatted",
    sampleWith('"u1"},"displayName"', '"u1"],"displayName"', compact),
    "FILE:1: resources[2]: it is not JSON",
  ],
  [
    "a lost colon, re-formatted",
    sampleWith('"displayName": "Bob"', '"displayName" "Bob"', pretty),
    `FILE:${recordLineIn(pretty, '"displayName": "Bob"')}: resources[3]: it is not JSON`,
  ],
  [
    "a lost comma",
    withLines(8, 1, [lineOf(8).slice(0, -1)]),
    "FILE:9: resources[1]: no comma stands before it",
  ],
  [
    "a comma too many",
    withLines(11, 1, [`${lineOf(11)},`]),
    "FILE:12: resources: a comma stands after the last record",
  ],
  [
    "a cut within a record",
    sampleText.slice(0, sampleText.indexOf("Lovelace")),
    "FILE: the file is cut: it ends in line 10",
  ],
  [
    "a cut within a record, re-formatted",
    pretty.slice(0, pretty.indexOf("Lovelace")),
    `FILE: the file is cut: it ends in line ${lineIn(pretty, "Lovelace")}`,
  ],
];
