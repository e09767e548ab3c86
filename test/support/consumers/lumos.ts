import {
  type Complaint,
  complaintsAbout,
  listOf,
  noExtraSpaces,
  oneOf,
  type RowRule,
  repeated,
  required,
  whole,
} from "./consumer-file.js";

const LIMIT_BYTES = 10 * 1024 * 1024;

/** In the flat-file template as well as in the requirements for custom data. */
const statuses = ["ACTIVE", "SUSPENDED", "DEPROVISIONED"];

/** "Email OR First Name AND Last Name". */
const isSomebody: RowRule = (row) => (row.Email === "" ? required("First Name", "Last Name")(row) : []);

/**
 * developers.lumos.com, "Flat File (CSV)", and "Custom Data (CSV) Formatting Requirements": UTF-8, at most 10 MB, an id
 * of its own for each account, an address or two names, a status that it knows. One without a status is taken for
 * active, so a blank one is wrong as well.
 */
export function lumosComplaints(csv: string): Complaint[] {
  return [
    ...(Buffer.byteLength(csv) > LIMIT_BYTES ? [whole("is larger than 10 MB")] : []),
    ...complaintsAbout(
      csv,
      ["Unique ID", "First Name", "Last Name", "Email", "Status"],
      [
        required("Unique ID"),
        isSomebody,
        required("Status"),
        oneOf("Status", statuses),
        ...["Groups", "Apps", "Admin Roles"].map((header) => listOf(header, ";")),
        noExtraSpaces,
      ],
    ),
    ...repeated(csv, "Unique ID"),
  ];
}
