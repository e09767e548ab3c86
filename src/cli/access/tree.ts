import { hanging } from "../layout.js";

/** A line of a tree, and what hangs below it. */
export interface TreeNode {
  text: string;
  children?: readonly TreeNode[];
}

const branches = {
  inner: { first: "├─ ", next: "│  " },
  last: { first: "└─ ", next: "   " },
};

/** Draws trees side by side below one trunk; what does not fit wraps within its branch. Lines end with LF. */
export function treeText(nodes: readonly TreeNode[], width: number): string {
  return nodes
    .map(({ text, children = [] }, index) => {
      const { first, next } = index === nodes.length - 1 ? branches.last : branches.inner;
      const room = width - first.length;
      const below = children.length === 0 ? "  " : `${branches.inner.next}`;
      const [start = "", ...rest] = linesOf(hanging("", text, { width: room - below.length, indent: 0 }));
      const lines = [
        `${first}${start}`,
        ...rest.map((line) => `${next}${below}${line}`),
        ...linesOf(treeText(children, room)).map((line) => `${next}${line}`),
      ];
      return lines.map((line) => `${line}\n`).join("");
    })
    .join("");
}

function linesOf(text: string): string[] {
  return text.split("\n").slice(0, -1);
}
