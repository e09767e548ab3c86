import {
  type Complaint,
  complaintsAbout,
  day,
  noExtraSpaces,
  oneOf,
  type RowRule,
  required,
} from "./consumer-file.js";

/** "Required if email address is not present". */
const isSomebody: RowRule = (row) =>
  row["Employee Email ID"] === "" ? required("Employee First Name", "Employee Last Name")(row) : [];

/**
 * securends.com, "Best practices: applications" and "Set up application": the login is required, and for a review of
 * entitlements the role, group or permission; without an address a first and a last name. Accounts are Active or
 * Disabled.
 */
export function securendsComplaints(csv: string): Complaint[] {
  return complaintsAbout(
    csv,
    [
      "Employee First Name",
      "Employee Middle Name",
      "Employee Last Name",
      "Employee Email ID",
      "Employee ID",
      "Employee Access Status",
      "Login ID",
      "Last Authentication Date",
      "Role/Group/Permission",
      "Role/Group/Permission Description",
      "Role Created Date",
      "Login Created Date",
    ],
    [
      isSomebody,
      required("Login ID", "Role/Group/Permission"),
      oneOf("Employee Access Status", ["Active", "Disabled"]),
      day("Last Authentication Date", "Role Created Date", "Login Created Date"),
      noExtraSpaces,
    ],
  );
}
