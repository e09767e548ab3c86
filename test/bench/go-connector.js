/** ConductorOne's own connector with the 1k organisation: it asks for one thing after the other. */
export const goConnector = {
  source: "baton-jumpcloud v0.0.7, measured once against a simulated organisation of the same size",
  size: "1k",
  remark: "the first 429 or 5xx ends its sync",
  requests: 1530,
  runs: [
    { latencyMs: 0, wallS: 26 },
    { latencyMs: 20, wallS: 72 },
  ],
};
