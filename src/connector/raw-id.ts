import { annotationType, type ResourceAnnotation } from "../model/annotation.js";
import { fitText, ID_BYTES } from "../model/text.js";

const RAW_ID = annotationType("RawId");

/** JumpCloud's own id of an object, by which ConductorOne knows a resource again. */
export function rawId(id: string): ResourceAnnotation {
  return { "@type": RAW_ID, id: fitText(id, ID_BYTES) };
}
