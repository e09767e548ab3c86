import {
  address,
  type Complaint,
  complaintsAbout,
  listOf,
  noExtraSpaces,
  oneOf,
  required,
} from "./consumer-file.js";

/**
 * help.vanta.com, "Access file uploader": four fields, two of them required; an owner is an address or one of three
 * words or blank; roles as "role 1, role 2"; capitals do not matter, extra spaces are not allowed.
 */
export function vantaComplaints(csv: string): Complaint[] {
  return complaintsAbout(
    csv,
    ["Account name", "Account owner", "Role", "Status"],
    [
      required("Account name", "Status"),
      oneOf("Status", ["Active", "Deactivated"]),
      address("Account owner", "External user", "No owner", "Not a person"),
      listOf("Role", ", "),
      noExtraSpaces,
    ],
  );
}
