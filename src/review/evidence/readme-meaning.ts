import type { OpenKind } from "../closing/row-proof.js";
import type { ItemKind } from "../review-item.js";
import type { Paragraph } from "./paragraph.js";

/** How an auditor checks that the files are as they were made. */
export function checkSection(): Paragraph[] {
  return [
    "HOW TO CHECK THE FILES",
    "In this folder:",
    ["Linux", "sha256sum -c SHA256SUMS"],
    ["macOS", "shasum -a 256 -c SHA256SUMS"],
    ["Windows", "certutil -hashfile proof.csv SHA256, and compare with the line of that file in SHA256SUMS"],
    ["Receipts", "jc-connector verify receipts.jsonl, where that is installed"],
    "SHA256SUMS shows a file that was changed by accident, or later. Whoever can write to the folder can write a new SHA256SUMS too: so keep its own SHA-256 elsewhere, for example in the ticket.",
  ];
}

const kinds = {
  membership: "of a group",
  assignment: "an app that is given to the account directly",
  role: "of an administrator",
  administration: "the account of an administrator who has no role",
  "through groups":
    "an app that the account had only through groups: its owner could keep it, and not remove it by itself",
} as const satisfies Record<ItemKind, string>;

const openMeanings = {
  lost: "it was kept, and a removal of this review ended it all the same",
  "not settled": "nobody knows whether it was done",
  "not done": "JumpCloud was asked, and did not do it",
  "came back": "it was removed, and somebody granted it again",
  "held back": "somebody kept an app that would have been lost with it",
  waiting: "an app would have been lost with it of which nobody has said whether it is kept",
  "not asked": "JumpCloud was never asked",
  rule: "a rule decides who is in the group",
  console: "only a person at JumpCloud's console can do it",
  "not decided": "nobody decided, or what was said does not count",
} as const satisfies Record<OpenKind, string>;

/** What the words of the tables mean, exactly. */
export function meaningSection(): Paragraph[] {
  return [
    "WHAT THE WORDS MEAN",
    ["Row key", "names one right of one account in this review; renames do not change it."],
    ["Kind", `${listed(kinds)}.`],
    [
      "Done at",
      "when jc-connector wrote down that JumpCloud had done the removal, by the clock of the machine that ran it. Empty: jc-connector did not do it.",
    ],
    [
      "Still there",
      "whether the later sync shows it. Of a membership: that the account is in the group. Of an assignment: that the app is given to the account directly; it may come through groups all the same, and Why tells so. Of a role: that the account has it. Of administration: that the account administers. Of an app through groups: that the account has the app in whatever way. Everything in the later sync was read after the last line of the receipts.",
    ],
    ["Open", `empty: finished. ${listed(openMeanings)}.`],
    "An apostrophe before a cell keeps a spreadsheet from calculating it; it is no part of the text.",
  ];
}

export function limitsSection(): Paragraph[] {
  return [
    "WHAT THIS DOES NOT PROVE",
    [
      "-",
      "Who filled a sheet in. By is the reviewer whom the sheet was made for; who sent it back is known to whoever took it.",
    ],
    ["-", "That a reviewer looked at each row."],
    [
      "-",
      "That nothing was cut off the end of the receipts: the hash of each line stands in the next one. What is so, the later sync shows in any case.",
    ],
    [
      "-",
      "Rights that JumpCloud does not show, or that were not read: scope.txt names them. What somebody may do inside an app is known to the app alone.",
    ],
    [
      "-",
      "That nobody wrote into a sync file what it states about itself: its digest covers the records, and not what it says that it read. Whoever can write to the folder of the syncs can.",
    ],
    ["-", "What was granted and taken back between the two syncs, and anything after the later one."],
    ["-", "Who removed what is gone without a receipt of this review or of another one in the same folder."],
  ];
}

function listed(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([word, meaning]) => `"${word}": ${meaning}`)
    .join(". ");
}
