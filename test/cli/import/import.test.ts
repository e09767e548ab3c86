import { writeFileSync, mkdtempSync } from "node:fs";
import { it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { oldC1z } from "../../support/old-c1z.js";
it("x", async () => { writeFileSync("/tmp/c1zi/old.c1z", await oldC1z(demoOrganization())); });
