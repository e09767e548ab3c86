// A process that takes a lock when it is told to, for tests of locks between processes. Each message is one order; each
// order is answered by one message.
import { acquireLock } from "../../dist/sync-file/lock.js";

let held;

async function obey({ order, path }) {
  switch (order) {
    case "acquire":
      held = await acquireLock(path);
      return "acquired";
    case "check":
      await held.check();
      return "held";
    case "release":
      await held.release();
      return "released";
  }
}

async function answer(message) {
  try {
    return await obey(message);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

process.on("message", (message) => void answer(message).then((text) => process.send?.(text)));
// Without the test there is nobody to obey.
process.on("disconnect", () => process.exit());
process.send?.("ready");
