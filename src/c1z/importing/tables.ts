import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import type { Resource } from "../../model/resource.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { ResourceType } from "../../model/resource-type.js";
import { C1zError } from "../errors.js";
import type { C1zDatabase } from "../reading/c1z-database.js";
import type { RecordRow } from "../reading/row.js";
import type { LeftOutTally } from "./left-out.js";
import {
  narrowEntitlement,
  narrowEntitlementResource,
  narrowGrant,
  narrowResource,
  narrowResourceType,
  type OnDropped,
} from "./narrow.js";

/** A resource, and the number of its row. */
export interface ResourceRow {
  resource: Resource;
  row: number;
  where: string;
}

/** What the file calls an entitlement, and whose it is. */
export interface EntitlementName {
  externalId: string;
  resource: ResourceId;
}

/** Records between which nothing is heard: some hundredths of a second. */
const BETWEEN_PAUSES = 4096;

/** The records of one sync of a c1z, in no order, as a sync file has them. Every method throws C1zError. */
export class Tables {
  readonly #database: C1zDatabase;
  readonly #syncId: string;
  readonly #tally: LeftOutTally;
  #grantsRead = 0;
  #sincePause = 0;

  constructor(database: C1zDatabase, { syncId, tally }: { syncId: string; tally: LeftOutTally }) {
    this.#database = database;
    this.#syncId = syncId;
    this.#tally = tally;
  }

  /** The c1z. */
  get name(): string {
    return this.#database.name;
  }

  *resourceTypes(): Generator<ResourceType> {
    for (const row of this.#database.rows("v1_resource_types", this.#syncId)) {
      yield narrowResourceType(row, this.#dropping(row.externalId));
    }
  }

  *resources(): Generator<ResourceRow> {
    for (const row of this.#database.rows("v1_resources", this.#syncId)) {
      const resource = narrowResource(row, this.#dropping(row.externalId));
      yield { resource, row: row.row, where: row.where };
    }
  }

  /** One that was handed out before. */
  resource(row: number): Resource {
    return narrowResource(this.#database.row("v1_resources", row), () => {});
  }

  *entitlements(): Generator<Entitlement> {
    for (const row of this.#database.rows("v1_entitlements", this.#syncId)) {
      yield narrowEntitlement(row, this.#dropping(row.externalId));
    }
  }

  *entitlementNames(): Generator<EntitlementName> {
    for (const row of this.#database.rows("v1_entitlements", this.#syncId)) {
      yield { externalId: row.externalId, resource: narrowEntitlementResource(row) };
    }
  }

  /** The grants of the entitlement that the file calls so. */
  *grants(entitlement: EntitlementName): Generator<Grant> {
    for (const row of this.#database.grantsOf(entitlement.externalId, this.#syncId)) {
      this.#grantsRead += 1;
      yield grantOf(entitlement, row, this.#dropping(row.externalId));
    }
  }

  /** The ids of the users among them: nothing is counted, nor told of what is dropped. */
  *usersWith(entitlement: EntitlementName): Generator<string> {
    for (const row of this.#database.grantsOf(entitlement.externalId, this.#syncId)) {
      const { resourceType, resource } = grantOf(entitlement, row, () => {}).principal.id;
      if (resourceType === "user") yield resource;
    }
  }

  /** What is read of the tables, all of it. A signal is heard every some thousand records; throws its reason. */
  async all<Item>(read: Iterable<Item>): Promise<Item[]> {
    const items: Item[] = [];
    for (const item of read) {
      items.push(item);
      this.#sincePause += 1;
      if (this.#sincePause < BETWEEN_PAUSES) continue;
      this.#sincePause = 0;
      await this.#database.pause();
    }
    return items;
  }

  /** Once the grants of every entitlement were asked for: those of entitlements that the file does not hold. */
  grantsNotAskedFor(): number {
    return this.#database.count("v1_grants", this.#syncId) - this.#grantsRead;
  }

  #dropping(id: string): (type: string) => void {
    return (type) => this.#tally.add("annotation_left_out", `${id} (${type})`);
  }
}

/** By the entitlement's name alone, what is granted of one resource would be access to another. */
function grantOf({ externalId, resource }: EntitlementName, row: RecordRow, onDropped: OnDropped): Grant {
  const grant = narrowGrant(row, onDropped);
  const stated = resourceKey(grant.entitlement.resource.id);
  if (stated === resourceKey(resource)) return grant;
  const words = `it is of ${stated}, and its entitlement, ${externalId}, is one of ${resourceKey(resource)}`;
  throw new C1zError(`${row.where}: ${words}: it is damaged, or somebody changed it`);
}
