import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCsvFile } from "../../src/input-file/read-csv.js";

const path = join(mkdtempSync(join(tmpdir(), "jc-")), "people.csv");
const read = async (text: string) => {
  writeFileSync(path, text);
  const { header, rows } = await readCsvFile(path);
  return [header, ...rows].map(({ line, cells }) => [line, ...cells]);
};

describe("a CSV file that somebody hands over", () => {
  it.each([
    [
      "email,status\r\na@x,active\r\n",
      [
        [1, "email", "status"],
        [2, "a@x", "active"],
      ],
    ],
    [
      "\ufeffemail;status\na@x;\n\n;\nb@x;gone",
      [
        [1, "email", "status"],
        [2, "a@x", ""],
        [5, "b@x", "gone"],
      ],
    ],
    [
      'email\tname\n"a@x"\t"A\nB"\nc@x\tC\n',
      [
        [1, "email", "name"],
        [2, "a@x", "A\nB"],
        [4, "c@x", "C"],
      ],
    ],
    ["email\n", [[1, "email"]]],
    [
      'email,name\r\na@x,A\nb@x,"B\r\nC"\rc@x,C\r\n',
      [
        [1, "email", "name"],
        [2, "a@x", "A"],
        [3, "b@x", "B\nC"],
        [5, "c@x", "C"],
      ],
    ],
    [
      'email,name\n"a@x",A\r\nb@x,B',
      [
        [1, "email", "name"],
        [2, "a@x", "A"],
        [3, "b@x", "B"],
      ],
    ],
    [
      "sep=;\r\nemail;name\na@x;A",
      [
        [2, "email", "name"],
        [3, "a@x", "A"],
      ],
    ],
    [
      "email,name\na@x,A,,\n",
      [
        [1, "email", "name"],
        [2, "a@x", "A", "", ""],
      ],
    ],
  ])("%j", async (text, rows) => {
    expect(await read(text)).toEqual(rows);
  });

  it.each([
    ["", "1: it is empty: the first line has to name the columns"],
    ["email,name\na@x,A\nb@x,B,C\n", "3: it has 3 cells, and the header 2"],
    ['email,name\na@x,"A\nb@x,B\n', "2: Quoted field unterminated: is a quote not closed?"],
  ])("%j is refused", async (text, problem) => {
    await expect(read(text)).rejects.toThrow(`${path}:${problem}`);
  });
});
