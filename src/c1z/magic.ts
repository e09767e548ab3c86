/** What a v1 c1z begins with; a zstd frame follows, of a SQLite database. */
export const MAGIC_V1 = Buffer.from("C1ZF\0", "latin1");

/** What a v3 c1z begins with, the SDK's default since v0.25: a store of its own kind, which Go alone reads. */
export const MAGIC_V3 = Buffer.from("C1Z3\0", "latin1");
