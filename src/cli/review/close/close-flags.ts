import type { ReaderFlags } from "../../reader.js";
import type { PlaceFlags } from "../review-place.js";

/** The flags of `jc-connector review close`. */
export type CloseFlags = PlaceFlags & Pick<ReaderFlags, "format" | "dir">;
