import type { CommandNode } from "../command-tree/command-node.js";

/** Makes a shell's script of the commands. */
export type CompletionScript = (program: CommandNode) => string;

/** The shells for which there is a script, by name: a new one is a file and a line here. */
export const shells = {
  bash: async () => (await import("./bash.js")).bashScript,
  zsh: async () => (await import("./zsh.js")).zshScript,
  fish: async () => (await import("./fish.js")).fishScript,
} as const satisfies Record<string, () => Promise<CompletionScript>>;

export type Shell = keyof typeof shells;
