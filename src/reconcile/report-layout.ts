import { ReportError } from "./errors.js";
import { type ReportKind, reportSubjects } from "./report-kind.js";

/**
 * What a report's columns are called, without case, blanks and underscores: the portal's documentation, the CSV files
 * and the JSON artifacts spell them differently.
 */
const aliases = {
  userId: ["userobjectid", "systemuserobjectid", "systemuserid"],
  username: ["username"],
  email: ["email", "useremail", "emailaddress", "primaryemail"],
  groupId: ["usergroupobjectid", "groupobjectid", "usergroupid"],
  groupName: ["usergroupname", "groupname", "usergroup"],
  appId: ["applicationobjectid", "ssoapplicationobjectid", "applicationid", "resourceobjectid"],
  appName: ["applicationname", "ssoapplicationname", "appname", "application"],
  createdAt: ["usercreatedat"],
  associationType: ["associationtype"],
  associationTimestamp: ["associationtimestamp"],
  lastLogin: ["lastlogintimestamp", "lastlogin"],
} as const satisfies Record<string, readonly string[]>;

type Field = keyof typeof aliases;

/** Which report it is, and where its columns stand: -1 where there is none. */
export interface ReportLayout {
  kind: ReportKind;
  userId: number;
  username: number;
  email: number;
  resourceId: number;
  resourceName: number;
  createdAt: number;
  associationType: number;
  associationTimestamp: number;
  lastLogin: number;
}

/** Throws ReportError when the columns are not those of one of the two reports. */
export function layoutOf(columns: readonly string[], name: string): ReportLayout {
  const fields = columns.map(fieldOf);
  const at = (field: Field) => fields.indexOf(field);
  const isGroups = at("groupId") !== -1 || at("groupName") !== -1;
  // Other reports have a resource's id too; only this one has an application's name.
  const isApps = at("appName") !== -1;
  const found = `its columns are: ${listed(columns)}`;
  if (isGroups && isApps) {
    throw new ReportError(
      `${name}: has the columns of both reports, of groups and of applications; ${found}`,
    );
  }
  if (!isGroups && !isApps) {
    const titles = Object.values(reportSubjects).map(({ title }) => title);
    throw new ReportError(
      `${name}: is neither of JumpCloud's reports ${titles.join(" and ")}: it lacks User Group Name or ` +
        `User Group Object ID, and Application Name; ${found}`,
    );
  }
  if (at("userId") === -1 && at("username") === -1 && at("email") === -1) {
    throw new ReportError(`${name}: lacks the columns User Object ID, User Name and Email; ${found}`);
  }
  return {
    kind: isGroups ? "users-to-user-groups" : "users-to-sso-applications",
    userId: at("userId"),
    username: at("username"),
    email: at("email"),
    resourceId: at(isGroups ? "groupId" : "appId"),
    resourceName: at(isGroups ? "groupName" : "appName"),
    createdAt: at("createdAt"),
    associationType: at("associationType"),
    associationTimestamp: at("associationTimestamp"),
    lastLogin: at("lastLogin"),
  };
}

const fieldsByAlias: ReadonlyMap<string, string> = new Map(
  Object.entries(aliases).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])),
);

function fieldOf(column: string): string | undefined {
  return fieldsByAlias.get(column.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

const COLUMNS_SHOWN = 20;

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, COLUMNS_SHOWN).map((column) => column.slice(0, 60).trim());
  const rest = columns.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
}
