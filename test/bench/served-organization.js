import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { endWithUs } from "./children.js";
import { RunError } from "./run-error.js";

const program = fileURLToPath(new URL("serve.js", import.meta.url));

/** Of the largest organisation, the list of everything that was asked for is a few megabytes. */
function nextMessage(server) {
  return new Promise((resolve, reject) => {
    const ended = (code, signal) => reject(new RunError(`the simulator ended with ${signal ?? code}`));
    server.once("exit", ended);
    server.once("message", (message) => {
      server.off("exit", ended);
      resolve(message);
    });
  });
}

/**
 * Generates an organisation and serves it in a process of its own until `close()`. Rejects with RunError when that
 * process ends, as the methods do.
 *
 * @param {object} shape
 * @param {{ changedShare?: number }} [options] how much of it is changed before it is served
 */
export async function serveOrganization(shape, { changedShare = 0 } = {}) {
  const server = endWithUs(fork(program, [JSON.stringify({ shape, changedShare })]));
  const { url, key, bound } = await nextMessage(server);
  const ask = (message) => {
    const answer = nextMessage(server);
    server.send(message);
    return answer;
  };
  return {
    url,
    key,
    /** Requests that a clean sync takes. */
    bound,
    /** Forgets what was asked for, and answers as late as this from now on. */
    begin: (latencyMs) => ask({ ask: "begin", latencyMs }),
    /** Paths with queries since `begin`, in the order of arrival. */
    targets: async () => (await ask({ ask: "targets" })).targets,
    close() {
      server.removeAllListeners("exit");
      server.kill();
    },
  };
}
