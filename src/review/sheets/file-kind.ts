import { SheetError } from "./sheet-error.js";
import { type ZipEntry, zipDirectory } from "./zip-directory.js";

const SAVE_AGAIN = "save it as xlsx or CSV";

const SEND_ITSELF = "send the sheet itself, as xlsx or CSV";

/** What spreadsheets leave beside a file that is open. */
const LOCK_FILE = /^(?:~\$|\.~lock\.)/;

/** What other files begin with. */
const otherFiles = [
  { start: /^%PDF/, what: `it is a PDF: ${SEND_ITSELF}` },
  { start: /^(?:\x89PNG|\xff\xd8\xff|GIF8)/, what: `it is a picture: ${SEND_ITSELF}` },
  { start: /^\{\\rtf/, what: `it is a text document: ${SAVE_AGAIN} from a spreadsheet` },
  { start: /^\s*<(?:!doctype|html|table|\?xml)/i, what: `it is a web page or XML: ${SAVE_AGAIN}` },
] as const;

/** What stands in zips that are other documents. */
const otherZips = [
  { part: /^word\//, what: `it is a Word document: ${SAVE_AGAIN} from a spreadsheet` },
  { part: /^ppt\//, what: `it is a presentation: ${SEND_ITSELF}` },
  { part: /^xl\/workbook\.bin$/, what: `it is a binary Excel file (.xlsb): ${SAVE_AGAIN}` },
  { part: /^content\.xml$/, what: `it is an OpenDocument file: ${SAVE_AGAIN}` },
  { part: /^Index(?:\/|\.zip$)/, what: "it is a Numbers file: export it as xlsx or CSV" },
  {
    part: /\.(?:xlsx|csv)$/i,
    what: "it is a zip with files in it: unpack it, and put the sheet itself here",
  },
];

/** Excel's older format, and its newer one with a password, are such files. */
const OLE_START = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const START_BYTES = 64;

/** What is read in which way. */
export type FileKind = { kind: "xlsx"; parts: readonly ZipEntry[] } | { kind: "csv" };

/**
 * Whether the bytes are an xlsx (its parts beside it) or may be a CSV. Throws SheetError for everything else that people
 * send, in words.
 */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (LOCK_FILE.test(name)) {
    throw new SheetError("it only marks that a sheet is open: close that sheet, and delete this file");
  }
  if (bytes.every((byte) => byte === 0)) throw new SheetError("it is empty");
  const start = Buffer.from(bytes.subarray(0, START_BYTES))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "");
  if (start.startsWith("PK")) return zipKind(bytes);
  if (start.startsWith(OLE_START)) throw new SheetError(oleWords(bytes));
  const other = otherFiles.find((file) => file.start.test(start));
  if (other !== undefined) throw new SheetError(other.what);
  const isUtf16 = start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff");
  if (!isUtf16 && bytes.includes(0)) throw new SheetError(`it is no xlsx and no CSV: ${SAVE_AGAIN}`);
  return { kind: "csv" };
}

function zipKind(bytes: Uint8Array): FileKind {
  const parts = zipDirectory(bytes);
  if (parts === undefined) throw new SheetError("it is damaged, or only a part of it came: ask for it again");
  if (parts.some(({ name }) => /^xl\/worksheets\//.test(name))) return { kind: "xlsx", parts };
  const other = otherZips.find(({ part }) => parts.some(({ name }) => part.test(name)));
  throw new SheetError(other?.what ?? `it is no xlsx and no CSV: ${SAVE_AGAIN}`);
}

/** The names of what is in it stand there in UTF-16. */
function oleWords(bytes: Uint8Array): string {
  const holds = (name: string) => Buffer.from(bytes).includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return "it is encrypted: save it without a password";
  if (holds("Workbook") || holds("Book")) return `it is an old Excel file (.xls): ${SAVE_AGAIN}`;
  return `it is an old Office file: ${SAVE_AGAIN}`;
}
