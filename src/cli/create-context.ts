import type { CommandContext, GlobalFlags } from "./context.js";
import type { Io } from "./io.js";
import type { ColorMode } from "./paint.js";
import { createScreen, type Screen } from "./screen.js";
import { secretsIn } from "./settings.js";

/** What is secret in the environment is concealed from the first word on, whether the command uses it or not. */
export function openScreen({ stderr, env }: Io, color: ColorMode): Screen {
  const screen = createScreen(stderr, { color, env });
  for (const secret of secretsIn(env)) screen.conceal(secret);
  return screen;
}

/** What a command runs with, made of the flags that every command takes. */
export function createContext(
  io: Io,
  run: { flags: GlobalFlags; screen: Screen } & Pick<CommandContext, "advise" | "signal">,
): CommandContext {
  const { flags, screen, advise, signal } = run;
  // On a terminal the status line and the screen at the end tell what the lines of level info would.
  const usual = screen.isTerminal ? "warn" : "info";
  const level = flags.logLevel ?? (flags.verbose ? "debug" : flags.quiet ? "error" : usual);
  const format = flags.logFormat ?? (screen.isTerminal ? "pretty" : "json");
  const fixed = flags.now;
  return {
    io,
    screen,
    logging: { level, format },
    isQuiet: flags.quiet === true,
    color: flags.color,
    now: fixed === undefined ? io.now : () => new Date(fixed),
    advise,
    signal,
  };
}
