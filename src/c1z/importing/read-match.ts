import { roleIdOfName } from "../../connector/role-book.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { leftOutTypes } from "../../sync-file/left-out.js";
import { openSyncFile } from "../../sync-file/read.js";
import { C1zError } from "../errors.js";

/** What a sync of ours tells of administrators, whom the Go connector takes for users. */
export interface Match {
  source: SyncHeader["source"];
  /** By the id of a user, that of the administrator's account which is linked to it. */
  administratorOf: ReadonlyMap<string, string>;
  /** By the address of an administrator; `undefined` where several have it. */
  administratorWith: ReadonlyMap<string, string | undefined>;
  /** By the id that the Go connector makes of a role's name: several names may come to one. */
  roles: ReadonlyMap<string, readonly MatchedRole[]>;
}

export interface MatchedRole {
  id: string;
  displayName: string;
  isJumpClouds: boolean;
}

/**
 * Reads a sync file to its end. Throws SyncFileError, and C1zError for one that does not tell of every administrator:
 * whoever it lacks would be taken for none.
 */
export async function readMatch(path: string): Promise<Match> {
  const file = await openSyncFile(path);
  try {
    refusePartial(file.header, file.name);
    const administratorOf = new Map<string, string>();
    const administratorWith = new Map<string, string | undefined>();
    const roles = new Map<string, MatchedRole[]>();
    for await (const { section, record } of file.records()) {
      if (section !== "resources") continue;
      const { id, displayName, profile, annotations } = record;
      const linked = profile?.linked_user_id;
      if (id.resourceType === "admin_user" && typeof linked === "string") {
        administratorOf.set(linked, id.resource);
      }
      const email = id.resourceType === "admin_user" ? profile?.email : undefined;
      if (typeof email === "string") {
        administratorWith.set(email, administratorWith.has(email) ? undefined : id.resource);
      }
      if (id.resourceType !== "role") continue;
      const isJumpClouds = annotations.some((one) => one["@type"].endsWith(".RawId"));
      const made = roleIdOfName(displayName);
      roles.set(made, [...(roles.get(made) ?? []), { id: id.resource, displayName, isJumpClouds }]);
    }
    await file.manifest();
    if (file.endsIncomplete() || file.falseCounts().length > 0) {
      throw new C1zError(`${file.name}: --match takes a whole sync, and this one is not what it says`);
    }
    return { source: file.header.source, administratorOf, administratorWith, roles };
  } finally {
    await file.close();
  }
}

function refusePartial(header: SyncHeader, name: string): void {
  const isWhole = header.complete && !leftOutTypes(header).has("admin_user");
  if (!isWhole) throw new C1zError(`${name}: --match takes a whole sync, with the administrators`);
}
