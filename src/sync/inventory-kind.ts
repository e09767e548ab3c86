import { type EdgeListName, edgeListNames, type TypeName, typeNames } from "../model/what-is-read.js";

/** What a drop guard counts: the resources of each type, and what JumpCloud itself states about who has what. */
export type InventoryKind = TypeName | EdgeListName;
export const inventoryKinds: readonly InventoryKind[] = [...typeNames, ...edgeListNames];
