import { describe, expect, it } from "vitest";
import { ReportError } from "../../src/reconcile/errors.js";
import { layoutOf } from "../../src/reconcile/report-layout.js";

const absent = {
  userId: -1,
  username: -1,
  email: -1,
  resourceId: -1,
  resourceName: -1,
  createdAt: -1,
  associationType: -1,
  associationTimestamp: -1,
  lastLogin: -1,
};

describe("the columns of a report", () => {
  it.each<[string, string, object]>([
    [
      "as the portal's documentation names them",
      "User Name,Email,User Group Name,User Created At,User State,Account Locked,User Object ID,User Group Object ID",
      {
        kind: "users-to-user-groups",
        username: 0,
        email: 1,
        resourceName: 2,
        createdAt: 3,
        userId: 6,
        resourceId: 7,
      },
    ],
    [
      "in snake case, without ids",
      "username,email,user_group_name,user_created_at",
      { kind: "users-to-user-groups", username: 0, email: 1, resourceName: 2, createdAt: 3 },
    ],
    [
      "in camel case, with ids alone",
      "userObjectId,userGroupObjectId",
      { kind: "users-to-user-groups", userId: 0, resourceId: 1 },
    ],
    [
      "of the applications",
      "username,email,application_name,user_state,association_type,association_timestamp,last_login_timestamp",
      {
        kind: "users-to-sso-applications",
        username: 0,
        email: 1,
        resourceName: 2,
        associationType: 4,
        associationTimestamp: 5,
        lastLogin: 6,
      },
    ],
    [
      "of the applications with ids, shouted, between blanks",
      " USER OBJECT ID , Application-Name ,RESOURCE_OBJECT_ID",
      { kind: "users-to-sso-applications", userId: 0, resourceName: 1, resourceId: 2 },
    ],
    [
      "named twice: the first counts",
      "email,email,user_group_name",
      { kind: "users-to-user-groups", email: 0, resourceName: 2 },
    ],
  ])("are known %s", (_, columns, expected) => {
    expect(layoutOf(columns.split(","), "r.csv")).toEqual({ ...absent, ...expected });
  });

  it.each([
    [
      "another report",
      "hostname,device_os,user_object_id,resource_object_id",
      "is neither of JumpCloud's reports",
    ],
    [
      "no report",
      "a",
      "it lacks User Group Name or User Group Object ID, and Application Name; its columns are: a",
    ],
    [
      "no user",
      "user_group_name,user_state",
      "lacks the columns User Object ID, User Name and Email; its columns are: user_group_name, user_state",
    ],
    ["both reports", "email,user_group_name,application_name", "has the columns of both reports"],
  ])("of %s are refused by name", (_, columns, complaint) => {
    const attempt = () => layoutOf(columns.split(","), "r.csv");
    expect(attempt).toThrow(ReportError);
    expect(attempt).toThrow(/^r\.csv: /);
    expect(attempt).toThrow(complaint);
  });

  it("are listed as far as a person reads", () => {
    const columns = Array.from({ length: 1000 }, (_, index) => `column ${index}`);
    expect(() => layoutOf(columns, "r.csv")).toThrow(/column 0, .*, column 19 and 980 more$/);
  });
});
