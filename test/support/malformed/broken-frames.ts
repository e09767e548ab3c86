import { sampleText } from "../../sync-file/sample-text.js";
import {
  brokenText,
  compact,
  deep,
  header,
  lineIn,
  mebibyte,
  pretty,
  type Row,
  sampleWith,
  sorted,
  withLines,
  withoutKey,
} from "./sample.js";

/** Sync files that are broken around their records: the header, the sections, the manifest, the end. */
export const brokenFrames: readonly Row[] = [
  ["no header", withLines(1, 1, [`{"format":"jc-connector/sync","version":1,`]), "FILE:24: sync is missing"],
  [
    "a header without a field",
    sampleWith('"startedAt":"2026-11-23T02:00:03Z",', ""),
    "FILE:1: sync.startedAt is missing",
  ],
  [
    "a header without a field, sorted",
    sampleWith('"startedAt": "2026-11-23T02:00:03Z"', '"ended": 1', sorted),
    `FILE:${lineIn(sorted, '"sync": {')}: sync.startedAt is missing`,
  ],
  [
    "a header with a wrong time",
    sampleWith('2026-11-23T02:00:03Z","complete', '2026-17-23T02:00:03Z","complete'),
    "FILE:1: sync.startedAt is not a datetime",
  ],
  ["a header that is no UTF-8", brokenText(sampleText, "Example"), "FILE:1: it is not UTF-8"],
  [
    "a header that is deeply nested",
    sampleWith('"options":{}', `"options":{"more":${deep}}`),
    "FILE:1: sync.options is nested deeper than 1000 levels",
  ],
  [
    "a header with a string of 17 MiB",
    () => sampleWith('"Example"', `"${"x".repeat(17 * mebibyte)}"`),
    "FILE:1: sync: a string in it is longer than 16 MiB",
  ],
  [
    "a manifest with a string of 17 MiB",
    () => sampleWith('"not supported"', `"${"x".repeat(17 * mebibyte)}"`),
    "FILE:24: manifest: notRead[0].why is longer than 16 MiB",
  ],
  [
    "a manifest with a key of 17 MiB",
    () => sampleWith('"requests":{', `"requests":{"${"x".repeat(17 * mebibyte)}":{},`),
    "FILE:24: manifest: a key of requests is longer than 16 MiB",
  ],
  [
    "a manifest that is deeply nested",
    sampleWith('"gaps":[]', `"gaps":[],"more":${deep}`),
    "FILE:24: manifest: more[0] is nested deeper than 1000 levels",
  ],
  ["no resources", withLines(7, 6, []), 'FILE:7: expected "resources":[ but found "entitlements":['],
  ["no resources, re-formatted", withoutKey("resources"), "FILE:1: resources is missing"],
  ["no manifest", withLines(24, 1, []), "FILE: the file is cut: it ends in line 23"],
  ["no manifest, re-formatted", withoutKey("manifest"), "FILE:1: manifest is missing"],
  [
    "resources that are an object",
    `{"format":"jc-connector/sync","version":1,"sync":${header},"resourceTypes":[],"resources":{},"entitlements":[],"grants":[],"manifest":{}}`,
    "FILE:1: resources is not a list",
  ],
  [
    "a section that stands there twice",
    withLines(13, 0, ['"resources":[', "],"]),
    'FILE:13: expected "entitlements":[ but found "resources":[',
  ],
  [
    "a section that stands there twice, re-formatted",
    sampleWith('"grants": [', '"resources": [],\n  "grants": [', pretty),
    `FILE:${lineIn(pretty, '"grants": [')}: resources stands there a second time`,
  ],
  [
    "a manifest that stands there twice, re-formatted",
    `${compact.trimEnd().slice(0, -1)},"manifest":{}}`,
    "FILE:1: manifest stands there a second time",
  ],
  [
    "a manifest without a count",
    sampleWith('"grants":5,', ""),
    "FILE:24: manifest: counts.grants is missing",
  ],
  [
    "a manifest with an unknown proof, sorted",
    sampleWith('"proven"', '"sure"', sorted),
    `FILE:${lineIn(sorted, '"manifest": {')}: manifest: lists[0].proof is not "proven" or "readToEnd" or "incomplete"`,
  ],
  ["a manifest that is no JSON", sampleWith('"gaps":[]', '"gaps":[}'), "FILE:24: manifest: it is not JSON"],
  ["a second document behind it", `${sampleText}${sampleText}`, "FILE:25: something follows the manifest"],
  [
    "a second document behind it, re-formatted",
    `${compact}${compact}`,
    "FILE:1: something follows the end of the document",
  ],
  [
    "text behind it, re-formatted",
    `${pretty}-- end --\n`,
    `FILE:${pretty.split("\n").length - 1}: something follows the end of the document`,
  ],
  ["zeros behind it", `${sampleText}\0\0\0\n`, "FILE:25: something follows the manifest"],
];
