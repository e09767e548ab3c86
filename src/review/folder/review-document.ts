import { z } from "zod";

export const REVIEW_FORMAT = "jc-connector/review";
export const REVIEW_VERSION = 1;

const shaSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A sheet, as it was made: when the review was opened, or when rows were given to somebody else. */
export const reviewSheetSchema = z.object({
  /** Without an ending: "sheet-dana.okafor". */
  name: z.string().min(1),
  /** An e-mail address, folded. */
  reviewer: z.string().min(1),
  rows: z.int().positive(),
  /** SHA-256 of the files, by name: "sheet-dana.okafor.xlsx", "sheet-dana.okafor.csv". */
  files: z.record(z.string(), shaSchema),
});
export type ReviewSheet = z.output<typeof reviewSheetSchema>;

/** `review.json`: what a review is about. Written when it is opened, and never again. */
export const reviewDocumentSchema = z.object({
  format: z.literal(REVIEW_FORMAT),
  version: z.literal(REVIEW_VERSION),
  name: z.string().min(1),
  /** The real time, whatever --now says. */
  openedAt: z.iso.datetime(),
  by: z.enum(["manager", "resource"]),
  /** Who decides where nobody else can, folded; the first who is not the person. */
  fallbacks: z.array(z.string().min(1)).min(1),
  /** What was left out on purpose. */
  scope: z.object({
    onlyPrivileged: z.literal(true).exactOptional(),
    /** The name of the review whose kept rows are left out. */
    since: z.string().min(1).exactOptional(),
  }),
  privileged: z.array(z.string()),
  /** The sync that it is based on. */
  sync: z.object({
    id: z.string().min(1),
    startedAt: z.iso.datetime(),
    /** The name of the file, without its folder. */
    file: z.string().min(1),
    /** Of the file's content, as the sync states it: "sha256:…". */
    digest: z.string().min(1),
    region: z.string().min(1).exactOptional(),
    /** What the sync did not read, and why, as it says itself; absent where that was not written down. */
    notRead: z.array(z.object({ what: z.string().min(1), why: z.string().min(1) })).exactOptional(),
    organization: z.object({
      id: z.string().min(1).exactOptional(),
      displayName: z.string().min(1).exactOptional(),
    }),
  }),
  sheets: z.array(reviewSheetSchema),
  counts: z.object({
    /** Items of the review, all kinds. */
    items: z.int().nonnegative(),
    /** Of them, those that can be decided to be removed: all but apps through groups. */
    removable: z.int().nonnegative(),
    /** What somebody has and the scope leaves out. */
    leftOut: z.int().nonnegative(),
    accounts: z.int().nonnegative(),
    /** Accounts that have nothing that could be taken away. */
    idleAccounts: z.int().nonnegative(),
  }),
  /** SHA-256 of items.jsonl. */
  itemsSha256: shaSchema,
  /** SHA-256 of population.csv. */
  populationSha256: shaSchema.exactOptional(),
  /** SHA-256 of scope.txt. */
  scopeSha256: shaSchema.exactOptional(),
});
export type ReviewDocument = z.output<typeof reviewDocumentSchema>;
