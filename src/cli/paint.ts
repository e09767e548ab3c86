import { styleText } from "node:util";
import type { TextStream } from "./io.js";

export type ColorMode = "auto" | "always" | "never";
export const colorModes = ["auto", "always", "never"] as const satisfies readonly ColorMode[];

/** Marks what a piece of text means; without colours it changes nothing. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const plain: Paint = {
  good: (text) => text,
  bad: (text) => text,
  warning: (text) => text,
  strong: (text) => text,
  faint: (text) => text,
};

const colored: Paint = {
  good: (text) => style("green", text),
  bad: (text) => style("red", text),
  warning: (text) => style("yellow", text),
  strong: (text) => style("bold", text),
  faint: (text) => style("dim", text),
};

/** https://no-color.org: NO_COLOR counts when it is not empty, and what the command line says goes before it. */
export function createPaint(
  stream: Pick<TextStream, "isTTY">,
  options: { mode: ColorMode; env: Readonly<Record<string, string | undefined>> },
): Paint {
  const { mode, env } = options;
  const isWanted = stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return mode === "always" || (mode === "auto" && isWanted) ? colored : plain;
}

/** The decision is made above: Node's own look at the process's stream and environment is switched off. */
function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { validateStream: false });
}
