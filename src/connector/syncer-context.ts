import type { JumpCloudClient } from "../jumpcloud/client.js";
import { JumpCloudError, NotFoundError, RefusedError } from "../jumpcloud/errors.js";
import type { ConnectorOptions } from "./connector.js";
import type { Directory } from "./directory.js";
import type { Joins } from "./joins.js";
import type { Warn } from "./warning.js";

/** What the syncers of one connector share: they fill the directory, and read the joins once those are made. */
export interface SyncerContext {
  client: JumpCloudClient;
  options: ConnectorOptions;
  directory: Directory;
  joins: Joins;
  /** Lists that JumpCloud refused and a sync can do without: what they would have told, and the refusal in words. */
  refused: Map<string, string>;
  /** The provider that manages the organisation, where the list of organisations tells. */
  providerId(): string | undefined;
  warn: Warn;
}

/**
 * Iterates a list that a key may be refused (403) or that an organisation may lack (404): that is noted, and nothing
 * comes. Rejects with every other error of the client.
 */
export async function* unlessRefused<Row>(
  list: AsyncIterable<Row>,
  { what, refused }: { what: string; refused: Map<string, string> },
): AsyncGenerator<Row> {
  try {
    yield* list;
  } catch (error) {
    if (!(error instanceof JumpCloudError) || !isDispensable(error)) throw error;
    refused.set(what, error.message);
  }
}

function isDispensable(error: JumpCloudError): boolean {
  return error instanceof NotFoundError || (error instanceof RefusedError && error.status === 403);
}

/** The row of a resource that its syncer listed. */
export function listed<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`no object with the id ${id} was listed`);
  return row;
}
