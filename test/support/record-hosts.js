// Loaded into the command line before anything else: writes down every host that the process connects to.
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  appendFileSync(
    process.env.RECORD_HOSTS,
    `${options?.host ?? options?.path ?? String(options)}:${options?.port ?? ""}\n`,
  );
  return Reflect.apply(connect, this, args);
};
