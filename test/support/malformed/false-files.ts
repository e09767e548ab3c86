import { lineIn, lineOf, pretty, type Row, recordLineIn, sampleWith, sorted, withLines } from "./sample.js";

/** Sync files with records in the wrong place. */
export const misplaced: readonly Row[] = [
  [
    "records in the wrong order",
    withLines(10, 2, [`${lineOf(11)},`, lineOf(10).slice(0, -1)]),
    "FILE:11: resources[3]: it is out of order: it belongs before the record above it",
  ],
  [
    "records in the wrong order, re-formatted",
    sampleWith(
      '"resource": "u1"\n      },\n      "displayName"',
      '"resource": "u9"\n      },\n      "displayName"',
      pretty,
    ),
    `FILE:${recordLineIn(pretty, '"displayName": "Bob"')}: resources[3]: it is out of order: it belongs before the record above it`,
  ],
  [
    "a record that stands there twice",
    withLines(22, 0, [lineOf(21)]),
    "FILE:22: grants[4]: it repeats the record before it",
  ],
  [
    "one type twice",
    withLines(4, 0, [lineOf(3)]),
    "FILE:4: resourceTypes[1]: it repeats the record before it",
  ],
  [
    "one entitlement twice",
    withLines(14, 0, [lineOf(14)]),
    "FILE:15: entitlements[1]: it repeats the record before it",
  ],
];

/** Sync files that state something false, which only a look at all of it can tell. */
export const falseFiles: readonly Row[] = [
  [
    "a principal that is not there",
    sampleWith(lineOf(11), lineOf(11).replaceAll("u2", "u3")),
    "FILE:20: grants[2]: principal user:u2 is not in the file",
  ],
  [
    "an entitlement that is not there",
    withLines(14, 2, [lineOf(14).slice(0, -1)]),
    "FILE:17: grants[0]: entitlement group:g1:member, which it expands, is not in the file",
  ],
  [
    "a resource type that is not there",
    withLines(3, 1, []),
    "FILE:7: resources[0]: resource type app is not in the file",
  ],
  [
    "a resource without its trait",
    sampleWith("GroupTrait", "RoleTrait"),
    "FILE:9: resources[1]: it lacks the trait of its type, TRAIT_GROUP",
  ],
  [
    "an id that its parts do not make",
    sampleWith('"id":"app:a1:access:user:u1"', '"id":"app:a1:access:user:u7"'),
    "FILE:19: grants[1]: its id is app:a1:access:user:u7, but its parts make app:a1:access:user:u1",
  ],
  [
    "a wrong count",
    sampleWith('"grants":5,', '"grants":6,'),
    "FILE:24: manifest: counts.grants is 6, but the file has 5",
  ],
  [
    "a wrong count, sorted",
    sampleWith('"grants": 5,', '"grants": 6,', sorted),
    `FILE:${lineIn(sorted, '"manifest": {')}: manifest: counts.grants is 6, but the file has 5`,
  ],
  [
    "a wrong digest",
    sampleWith("sha256:e8a2", "sha256:0000"),
    "FILE:24: manifest: the digest is sha256:0000",
  ],
  [
    "a changed name, re-formatted",
    sampleWith("Ada Lovelace", "Eve", pretty),
    `FILE:${lineIn(pretty, '"manifest": {')}: manifest: the digest is sha256:e8a2`,
  ],
  [
    "a record that went without a trace",
    withLines(21, 2, [lineOf(22)]),
    "FILE:23: manifest: counts.grants is 5, but the file has 4",
  ],
  [
    "a header that is more sure than the manifest",
    sampleWith(
      '"readTo":"2026-11-23T02:00:08Z","complete":true',
      '"readTo":"2026-11-23T02:00:08Z","complete":false',
    ),
    "FILE:1: sync: it states to be complete, but the manifest incomplete",
  ],
  [
    "a record with keys in another order",
    sampleWith('{"id":"app","displayName":"App"', '{"displayName":"App","id":"app"'),
    "FILE:3: resourceTypes[0]: it is not printed canonically",
  ],
  [
    "a record with a key that is of no version, re-formatted",
    sampleWith('"displayName": "Bob"', '"displayName": "Bob",\n      "boss": true', pretty),
    `FILE:${recordLineIn(pretty, '"displayName": "Bob"')}: resources[3]: it is not printed canonically`,
  ],
  [
    "a time that is none",
    sampleWith("2021-03-04T05:06:07Z", "2021-02-31T05:06:07Z"),
    "FILE:10: resources[2]: 2021-02-31T05:06:07Z is not a canonical time",
  ],
];
