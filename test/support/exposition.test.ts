import { describe, expect, it } from "vitest";
import { readExposition } from "./exposition.js";

const head = "# HELP a b\n# TYPE a gauge\n";

describe("the reader of expositions that tests use", () => {
  it("reads labels and numbers", () => {
    expect(readExposition(`${head}a 1\na{x="p\\"q\\\\\\n"} 2.5e-7\n`)).toEqual(
      new Map([
        [
          "a",
          {
            help: "b",
            type: "gauge",
            samples: [
              { labels: {}, value: 1 },
              { labels: { x: 'p"q\\\n' }, value: 2.5e-7 },
            ],
          },
        ],
      ]),
    );
  });

  it.each([
    ["a line that is not ended", `${head}a 1`],
    ["a sample without HELP and TYPE", "a 1\n"],
    ["a TYPE without HELP", "# TYPE a gauge\na 1\n"],
    ["a type that does not exist", "# HELP a b\n# TYPE a number\na 1\n"],
    ["a metric twice", `${head}a 1\n${head}a{x="1"} 1\n`],
    ["a series twice", `${head}a 1\na 2\n`],
    ["a metric without a sample", head],
    ["a label that is not closed", `${head}a{x="1} 1\n`],
    ["a quotation mark that is not escaped", `${head}a{x="1"2"} 1\n`],
    ["a value that is no number", `${head}a one\n`],
    ["an empty line", `${head}\na 1\n`],
    ["another metric's sample", `${head}b 1\n`],
  ])("refuses %s", (_, text) => {
    expect(() => readExposition(text)).toThrow(/./);
  });
});
