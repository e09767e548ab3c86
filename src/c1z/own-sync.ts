import { z } from "zod";
import { syncHeaderSchema } from "../sync-file/header.js";
import { manifestSchema } from "../sync-file/manifest.js";

/** Under this key in v1_connector_sessions, which the SDK leaves to connectors, an export keeps what else a sync file says. */
export const OWN_SYNC_KEY = "jc-connector/sync";

/**
 * What a sync file says of itself besides its records: whether it is whole, whose it is, what was not read. Who ran the
 * sync, and with which key, stays out of a file that goes to somebody else.
 */
export const ownSyncSchema = z.object({
  header: syncHeaderSchema,
  manifest: manifestSchema.omit({ runBy: true, credential: true }),
});
export type OwnSync = z.infer<typeof ownSyncSchema>;
