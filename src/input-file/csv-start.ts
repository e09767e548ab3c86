// As programs write it, and as spreadsheets save it again.
const delimiters = [",", ";", "\t"] as const;

/** How a CSV file is written, and its text behind what only says so. */
export interface CsvStart {
  delimiter: string;
  newline: "\r\n" | "\n" | "\r";
  text: string;
}

/**
 * Looks at the header of a CSV file. Spreadsheets begin a file with `sep=;` where the delimiter would not be what the
 * reader's country uses.
 */
export function csvStart(text: string): CsvStart {
  const [line = "", separator] = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  const rest = text.slice(line.length).replace(/^[\r\n]+/, "");
  // What a quoted name holds says nothing about the file.
  const header = (/^(?:"[^"]*"|[^"\r\n])*(?:\r\n|\r|\n)?/.exec(rest)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return {
    delimiter: separator ?? delimiters[counts.indexOf(Math.max(...counts))] ?? ",",
    newline: header.endsWith("\r\n") ? "\r\n" : header.endsWith("\r") ? "\r" : "\n",
    text: rest,
  };
}
