import { readFileSync } from "node:fs";
import type { SimulatedOrganization } from "./organization.js";
import { credentialMarkers, planted } from "./planted-markers.js";

/** The id of the organisation that `fixtures/demo-organization.json` describes. */
export const DEMO_ORGANIZATION_ID = "5f3c1a90b07e4d21c8aa6e10";

/** A key that every simulator takes by default; it must show up in no output either. */
export const DEMO_API_KEY = planted("apiKey", "7c41d09e2b5f86a3");

/** The client of a service account that every simulator takes by default; its id is not secret. */
export const DEMO_CLIENT = {
  id: "8d1f0c52-5a7e-4b39-9c06-d2e4f7a81b35",
  secret: `${credentialMarkers.clientSecret}-e85f2b6a90d3417c`,
} as const;

type Edges = "memberships" | "userBindings" | "groupBindings";

/** The organisation as the file has it: objects where the simulator has maps. */
type DemoDocument = Omit<SimulatedOrganization, Edges> & Record<Edges, Record<string, string[]>>;

/** A fresh copy of the demo organisation: a small invented company in which every special case occurs. */
export function demoOrganization(): SimulatedOrganization {
  // Two folders up is the package's root from src/simulator as well as from dist/simulator.
  const file = new URL("../../fixtures/demo-organization.json", import.meta.url);
  const document: DemoDocument = JSON.parse(readFileSync(file, "utf8"));
  return {
    ...document,
    memberships: new Map(Object.entries(document.memberships)),
    userBindings: new Map(Object.entries(document.userBindings)),
    groupBindings: new Map(Object.entries(document.groupBindings)),
  };
}
