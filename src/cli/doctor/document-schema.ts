import { documentJsonSchema } from "../../model/json-schema.js";
import { DOCTOR_FORMAT, DOCTOR_VERSION, doctorCheckSchema, doctorDocumentSchema } from "./document.js";

/** The JSON Schema of what `doctor --format json` prints. */
export function doctorSchema(): Record<string, unknown> {
  return documentJsonSchema(doctorDocumentSchema, {
    format: DOCTOR_FORMAT,
    version: DOCTOR_VERSION,
    title: "jc-connector doctor",
    description: `Whether a credential may read what a sync needs: format ${DOCTOR_FORMAT}, version ${DOCTOR_VERSION}.`,
    words: new Map([
      [doctorCheckSchema, { id: "Check", description: "An endpoint that a sync asks, or may ask." }],
    ]),
  });
}
