import {
  address,
  type Complaint,
  complaintsAbout,
  listOf,
  noExtraSpaces,
  repeated,
  required,
} from "./consumer-file.js";

/**
 * docs.accessowl.com, "Importing user lists": the first column is Email, each other one a resource, whose permissions
 * stand between semicolons. A person is one row of the examples.
 */
export function accessowlComplaints(csv: string): Complaint[] {
  const resources = ["Groups", "Apps", "Admin Role"];
  return [
    ...complaintsAbout(
      csv,
      ["Email", ...resources],
      [required("Email"), address("Email"), ...resources.map((header) => listOf(header, ";")), noExtraSpaces],
    ),
    ...repeated(csv, "Email"),
  ];
}
