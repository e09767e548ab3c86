// Loaded into the command line before anything else: as soon as it connects to somebody, an error escapes that nobody
// catches and that holds the API key wherever an error can hold something.
import { Socket } from "node:net";

const key = process.env.JUMPCLOUD_API_KEY;
const connect = Socket.prototype.connect;
let hasCrashed = false;

Socket.prototype.connect = function (...args) {
  if (!hasCrashed) {
    hasCrashed = true;
    setImmediate(() => {
      const error = new TypeError(`cannot send ${key}`, { cause: new Error(`x-api-key: ${key}`) });
      error.headers = { "x-api-key": key };
      if (process.env.CRASH === "rejection") void Promise.reject(error);
      else throw error;
    });
  }
  return Reflect.apply(connect, this, args);
};
