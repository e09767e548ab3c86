// A simulated organisation in a process of its own, so that its work is not counted as the connector's.
import { generateOrganization } from "../../dist/simulator/generate.js";
import { serve } from "../../dist/simulator/server.js";
import { createSimulator } from "../../dist/simulator/simulator.js";

const { latencyMs, ...shape } = JSON.parse(process.argv[2] ?? "{}");
const simulator = createSimulator(generateOrganization(shape), { latencyMs });
const { url } = await serve(simulator);
process.send?.({ url });
process.on("message", () => process.send?.({ requests: simulator.log.entries.length }));
