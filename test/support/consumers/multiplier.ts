import {
  type Complaint,
  complaintsAbout,
  day,
  listOf,
  noExtraSpaces,
  oneOf,
  required,
} from "./consumer-file.js";

/** docs.multiplierhq.com, "Importing user access data": seven fields, of which the first three are required. */
export function multiplierComplaints(csv: string): Complaint[] {
  return complaintsAbout(
    csv,
    ["Name", "Email", "Role", "Status", "Department", "Job Title", "Last Login"],
    [
      required("Name", "Email", "Role"),
      oneOf("Status", ["Active", "Deactivated"]),
      listOf("Role", ", "),
      day("Last Login"),
      noExtraSpaces,
    ],
  );
}
