import type { LoggingContext } from "../../context.js";
import { countText } from "../../number-text.js";
import { elapsedText } from "../../time-text.js";

/** Elsewhere than on a terminal seldom enough not to fill a log. */
const STATUS_EVERY_MS = 200;
const LOG_EVERY_MS = 10_000;

/** Shows how many of `total` removals were asked for, until it is ended. */
export function showApplyProgress(
  total: number,
  { screen, log }: Pick<LoggingContext, "screen" | "log">,
): { asked(count: number): void; end(): void } {
  const startedMs = performance.now();
  let count = 0;
  const status = () =>
    screen.status(
      `Removing, ${countText(count)} of ${countText(total)} asked for · ${elapsedText(performance.now() - startedMs)}`,
    );
  const timer = screen.isTerminal
    ? setInterval(status, STATUS_EVERY_MS)
    : setInterval(() => log.info({ asked: count, total }, "progress"), LOG_EVERY_MS);
  timer.unref();
  return {
    asked(now) {
      count = now;
      status();
    },
    end() {
      clearInterval(timer);
      screen.clearStatus();
    },
  };
}
