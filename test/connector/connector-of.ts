import { type Connector, type ConnectorOptions, createConnector } from "../../src/connector/connector.js";
import type { ResourceSyncer } from "../../src/connector/resource-syncer.js";
import { type Answers, drain, jumpCloudOf } from "./in-memory-jumpcloud.js";

export interface TestConnector {
  connector: Connector;
  /** The paths that were asked for, in order. */
  asked: string[];
  /** The warnings, as "code type:id", each once. */
  warnings: Set<string>;
  syncer(resourceType: string): ResourceSyncer;
}

export interface TestOptions extends Partial<ConnectorOptions> {
  providerId?: () => string | undefined;
}

/** A connector over answers in memory. */
export function connectorOf(answers: Answers, options: TestOptions = {}): TestConnector {
  const { client, asked } = jumpCloudOf(answers);
  const warnings = new Set<string>();
  const connector = createConnector(client, {
    without: new Set(),
    attributes: [],
    groupRules: false,
    ...options,
    warn: ({ code, id }) => warnings.add(`${code} ${id}`),
  });
  const syncer = (resourceType: string) => {
    const found = connector.syncers.find((one) => one.resourceType.id === resourceType);
    if (found === undefined) throw new Error(`no syncer of ${resourceType}`);
    return found;
  };
  return { connector, asked, warnings, syncer };
}

/** A connector that has read all its lists. */
export async function connectorThatRead(answers: Answers, options: TestOptions = {}): Promise<TestConnector> {
  const test = connectorOf(answers, options);
  await Promise.all(test.connector.syncers.map((one) => drain(one.list())));
  test.connector.join();
  return test;
}
