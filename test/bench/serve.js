// A simulated organisation in a process of its own, so that its work is not counted as the connector's.
import { DEMO_API_KEY } from "../../dist/simulator/demo-organization.js";
import { generateOrganization } from "../../dist/simulator/generate.js";
import { serve } from "../../dist/simulator/server.js";
import { createSimulator } from "../../dist/simulator/simulator.js";
import { requestBound } from "./bound.js";
import { changeOrganization } from "./changed-organization.js";

const { shape, changedShare } = JSON.parse(process.argv[2] ?? "{}");
const organization = generateOrganization(shape);
if (changedShare > 0) changeOrganization(organization, changedShare);
const simulator = createSimulator(organization);
const { url } = await serve(simulator);

const answers = {
  begin({ latencyMs }) {
    simulator.switches.latencyMs = latencyMs;
    simulator.log.clear();
    return {};
  },
  targets: () => ({ targets: simulator.log.targets() }),
};

process.on("message", ({ ask, ...asked }) => process.send?.(answers[ask](asked)));
process.on("disconnect", () => process.exit());
process.send?.({ url, key: DEMO_API_KEY, bound: requestBound(organization) });
