import { type Administrator, administratorParser } from "../../src/jumpcloud/administrator.js";
import { type Application, parseApplication } from "../../src/jumpcloud/application.js";
import type { ObjectParser } from "../../src/jumpcloud/row.js";
import { parseServiceAccount, type ServiceAccount } from "../../src/jumpcloud/service-account.js";
import { type SystemUser, systemUserParser } from "../../src/jumpcloud/system-user.js";
import { parseUserGroup, type UserGroup } from "../../src/jumpcloud/user-group.js";

/** Rows as the client parses them, of no more fields than a test names. */
function row<Row>(parse: ObjectParser<Row>, raw: object): Row {
  const parsed = parse(raw);
  if (parsed === undefined || parsed.invalidFields.length > 0) {
    throw new Error(`not a row: ${JSON.stringify(raw)} ${parsed?.invalidFields}`);
  }
  return parsed.row;
}

/** The custom attributes whose values these rows keep. */
const ATTRIBUTES = ["badge", "level", "empty", "null", "tree", "__proto__"];

export const user = (raw: object): SystemUser => row(systemUserParser(ATTRIBUTES), { _id: "u1", ...raw });
export const administrator = (raw: object): Administrator =>
  row(
    administratorParser((prefix) => prefix === "ours"),
    { _id: "a1", ...raw },
  );
export const serviceAccount = (raw: object): ServiceAccount =>
  row(parseServiceAccount, { objectId: "s1", ...raw });
export const group = (raw: object): UserGroup => row(parseUserGroup, { id: "g1", ...raw });
export const application = (raw: object): Application => row(parseApplication, { _id: "p1", ...raw });

/** Rows by their ids, as a directory has them. */
export function byId<Row extends { id: string }>(...rows: Row[]): Map<string, Row> {
  return new Map(rows.map((one) => [one.id, one]));
}
