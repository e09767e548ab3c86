import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const script = fileURLToPath(new URL("./lock-contender.js", import.meta.url));

/** A process of its own that takes locks by order. */
export interface Contender {
  pid: number;
  /** "acquired", "held", "released", or the error's name and message. */
  tell(order: "acquire" | "check" | "release", path?: string): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it is dead and waited for. */
  kill(): Promise<void>;
}

/** Starts a contender; it ends with the test. */
export async function startContender(): Promise<Contender> {
  const child = fork(script, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await answerOf(child);
  return {
    pid: child.pid ?? 0,
    tell(order, path) {
      const answer = answerOf(child);
      child.send({ order, path });
      return answer;
    },
    signal: (signal) => void child.kill(signal),
    async kill() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<string> {
  const [answer] = await once(child, "message");
  return String(answer);
}
