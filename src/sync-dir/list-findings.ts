import type { ChainFinding } from "./chain-finding.js";
import type { Contents } from "./contents.js";
import { folderFiles } from "./layout.js";
import { type SumList, strangeLines } from "./sum-list.js";

/** What is wrong with the two lists of sums by themselves. */
export function listFindings({ accepted, pruned }: Pick<Contents, "accepted" | "pruned">): ChainFinding[] {
  const isPruned = new Set(pruned.sums.map(({ file }) => file));
  const both = accepted.sums.filter(({ file }) => isPruned.has(file));
  return [
    ...lineFindings(folderFiles.sums, accepted),
    ...lineFindings(folderFiles.pruned, pruned),
    ...both.map(({ file }): ChainFinding => {
      const problem = `${folderFiles.sums} and ${folderFiles.pruned} both have it; the next sync mends what a killed one left`;
      return { code: "both lists", where: file, problem };
    }),
  ];
}

function lineFindings(where: string, list: SumList): ChainFinding[] {
  const problems = strangeLines(list).map(
    (line) => `it has a line that is no SHA-256 of a dated file: ${excerpt(line)}`,
  );
  for (const [index, { file }] of list.sums.entries()) {
    const before = list.sums[index - 1]?.file;
    if (before === undefined || before < file) continue;
    problems.push(
      before === file ? `it has ${file} twice` : `${file} stands after ${before}, which is later`,
    );
  }
  return problems.map((problem) => ({ code: "line", where, problem }));
}

function excerpt(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
