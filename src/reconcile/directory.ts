import { annotationType } from "../model/annotation.js";
import type { Resource } from "../model/resource.js";
import type { ReportedType } from "./report-kind.js";
import { Roster } from "./roster.js";

const RAW_ID = annotationType("RawId");

/** Everybody and everything that reports tell about, numbered. */
export class Directory {
  readonly users = new Roster();
  readonly resources: Readonly<Record<ReportedType, Roster>> = { group: new Roster(), app: new Roster() };

  /** Takes in a resource of the sync file; all of them before the first report is read. */
  add(resource: Resource): void {
    const { resourceType, resource: id } = resource.id;
    const { displayName, profile = {} } = resource;
    const text = (key: string) => {
      const value = profile[key];
      return typeof value === "string" && value !== "" ? value : undefined;
    };
    switch (resourceType) {
      case "user": {
        const [username, email] = [text("username"), text("email")];
        const entry = { id, displayName, ...(username && { username }), ...(email && { email }) };
        this.users.add(entry, username === undefined ? [] : [username]);
        break;
      }
      case "group":
        this.resources.group.add({ id, displayName }, [displayName]);
        break;
      case "app": {
        // An app that JumpCloud has no id of is none of JumpCloud's: no report names it.
        if (!resource.annotations.some((annotation) => annotation["@type"] === RAW_ID)) return;
        // Which of its names a report states is nowhere written down.
        const names = [displayName, text("display_name"), text("name")];
        this.resources.app.add(
          { id, displayName },
          names.filter((name) => name !== undefined),
        );
        break;
      }
    }
  }
}
