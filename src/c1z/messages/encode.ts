import { fromJson, type JsonObject, toBinary } from "@bufbuild/protobuf";
import type { MessageName } from "./fields.js";
import { describedMessage, registry } from "./registry.js";

/** A message in the binary format, of its canonical JSON. Throws a plain Error for JSON that it cannot be. */
export function encode(name: MessageName, json: JsonObject): Uint8Array {
  const described = describedMessage(name);
  return toBinary(described, fromJson(described, json, { registry }));
}
