import type { CommandNode } from "../command-tree/command-node.js";
export function manual(program: CommandNode): string {
  return program.name;
}
