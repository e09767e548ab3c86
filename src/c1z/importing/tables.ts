import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import type { Resource } from "../../model/resource.js";
import type { ResourceId } from "../../model/resource-id.js";
import type { ResourceType } from "../../model/resource-type.js";
import type { C1zDatabase } from "../reading/c1z-database.js";
import type { LeftOutTally } from "./left-out.js";
import {
  narrowEntitlement,
  narrowEntitlementResource,
  narrowGrant,
  narrowResource,
  narrowResourceType,
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

/** The records of one sync of a c1z, in no order, as a sync file has them. Every method throws C1zError. */
export class Tables {
  readonly #database: C1zDatabase;
  readonly #syncId: string;
  readonly #tally: LeftOutTally;
  #grantsRead = 0;

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
  grants(externalId: string): Grant[] {
    const rows = this.#database.grantsOf(externalId, this.#syncId);
    this.#grantsRead += rows.length;
    return rows.map((row) => narrowGrant(row, this.#dropping(row.externalId)));
  }

  /** The ids of the users among them: nothing is counted, nor told of what is dropped. */
  usersWith(externalId: string): ReadonlySet<string> {
    const grants = this.#database.grantsOf(externalId, this.#syncId).map((row) => narrowGrant(row, () => {}));
    const ids = grants.map(({ principal }) => principal.id);
    return new Set(ids.filter(({ resourceType }) => resourceType === "user").map(({ resource }) => resource));
  }

  /** Once the grants of every entitlement were asked for: those of entitlements that the file does not hold. */
  grantsNotAskedFor(): number {
    return this.#database.count("v1_grants", this.#syncId) - this.#grantsRead;
  }

  #dropping(id: string): (type: string) => void {
    return (type) => this.#tally.add("annotation_left_out", `${id} (${type})`);
  }
}
