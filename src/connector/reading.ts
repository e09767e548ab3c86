/** What the reading of JumpCloud tells about itself, for those who record it: manifest, progress, log. */
export { type ListName, type ListReport, type Proof, weakestProof } from "../jumpcloud/list-report.js";
export type { Observer } from "../jumpcloud/observer.js";
export type { Unit, UnitStore } from "../jumpcloud/unit-store.js";
