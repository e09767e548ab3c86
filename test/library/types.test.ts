import {
  type DiffDocument,
  diff,
  type Grant,
  type Manifest,
  type Resource,
  type ReviewRow,
  readSyncFile,
  reviewRows,
  type SyncFileEntry,
  type SyncHeader,
  type SyncOptions,
  type SyncResult,
  sync,
} from "jc-connector";
import { expectTypeOf, it } from "vitest";

// What the compiler says of the package as others import it: `tsc -p test/tsconfig.json` is the test.

it("has types that tell one record from another", () => {
  expectTypeOf<Extract<SyncFileEntry, { section: "grants" }>["record"]>().toEqualTypeOf<Grant>();
  expectTypeOf<Extract<SyncFileEntry, { section: "resources" }>["record"]>().toEqualTypeOf<Resource>();
  expectTypeOf(readSyncFile).returns.resolves.toHaveProperty("header").toEqualTypeOf<SyncHeader>();
  expectTypeOf(diff).returns.resolves.toEqualTypeOf<DiffDocument>();
  expectTypeOf(reviewRows).returns.resolves.toExtend<AsyncIterable<ReviewRow>>();
  expectTypeOf(sync).returns.resolves.toEqualTypeOf<SyncResult>();
  expectTypeOf<SyncResult["manifest"]>().toEqualTypeOf<Manifest>();
});

it("knows which cells of a row may be missing", () => {
  expectTypeOf<ReviewRow["review_id"]>().toEqualTypeOf<string>();
  expectTypeOf<ReviewRow["email"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ReviewRow["privileged"]>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<ReviewRow["admin_roles"]>().toEqualTypeOf<string[] | undefined>();
});

it("refuses what is misspelt, missing or of another kind", () => {
  const misuse = [
    // @ts-expect-error a file is needed
    { credential: { apiKey: "k" } } satisfies SyncOptions,
    // @ts-expect-error users are always read
    { credential: { apiKey: "k" }, file: "x", without: ["user"] } satisfies SyncOptions,
    // @ts-expect-error a client id needs its secret
    { credential: { clientId: "c" }, file: "x" } satisfies SyncOptions,
    // @ts-expect-error there are three regions
    { credential: { apiKey: "k" }, file: "x", region: "mars" } satisfies SyncOptions,
  ];
  expectTypeOf(misuse).toBeArray();
  // @ts-expect-error a way of naming people that does not exist
  expectTypeOf(diff).toBeCallableWith("a", "b", { names: "nick" });
});
