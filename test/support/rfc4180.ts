/**
 * The records of a CSV text, read strictly as RFC 4180 writes it: comma, CR LF behind every record, quotes only around a
 * whole field and doubled within. Throws where the text breaks that.
 */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { field, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    record.push(field);
    if (text[end] === ",") {
      at = end + 1;
    } else if (text.startsWith("\r\n", end)) {
      records.push(record);
      record = [];
      at = end + 2;
    } else throw new Error(`neither a comma nor CR LF behind ${JSON.stringify(field)} at ${end}`);
  }
  if (record.length > 0) throw new Error("the last record does not end with CR LF");
  return records;
}

function quoted(text: string, start: number): { field: string; end: number } {
  let field = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else return { field, end: at + 1 };
  }
  throw new Error(`a quote at ${start} is not closed`);
}

const bare = /[^",\r\n]*/y;

function plain(text: string, start: number): { field: string; end: number } {
  bare.lastIndex = start;
  const [field = ""] = bare.exec(text) ?? [];
  return { field, end: start + field.length };
}
