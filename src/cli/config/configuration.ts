import { type ConnectionSetting, connectionSettings } from "./connection-settings.js";

/** c1.config.v1.Field. */
export type ConfigurationField = Omit<ConnectionSetting, "flags" | "variables">;

/** c1.config.v1.Constraint. */
export interface Constraint {
  kind:
    | "CONSTRAINT_KIND_REQUIRED_TOGETHER"
    | "CONSTRAINT_KIND_AT_LEAST_ONE"
    | "CONSTRAINT_KIND_MUTUALLY_EXCLUSIVE"
    | "CONSTRAINT_KIND_DEPENDENT_ON";
  fieldNames: string[];
  secondaryFieldNames?: string[];
}

/** c1.config.v1.Configuration, its keys in the order of the .proto. */
export interface Configuration {
  fields: ConfigurationField[];
  constraints: Constraint[];
  displayName: string;
  isDirectory: true;
}

/** An API key, or a service account: the secret goes with its ID, so the ID alone stands for it. */
const constraints: Constraint[] = [
  { kind: "CONSTRAINT_KIND_REQUIRED_TOGETHER", fieldNames: ["client-id", "client-secret"] },
  { kind: "CONSTRAINT_KIND_AT_LEAST_ONE", fieldNames: ["api-key", "client-id"] },
  { kind: "CONSTRAINT_KIND_MUTUALLY_EXCLUSIVE", fieldNames: ["api-key", "client-id"] },
  {
    kind: "CONSTRAINT_KIND_DEPENDENT_ON",
    fieldNames: ["oauth-url"],
    secondaryFieldNames: ["client-id"],
  },
];

/** Which settings the connector takes. JumpCloud is where the people come from: a directory. */
export function connectorConfiguration(): Configuration {
  return {
    fields: connectionSettings.map(fieldOf),
    constraints,
    displayName: "JumpCloud",
    isDirectory: true,
  };
}

function fieldOf(setting: ConnectionSetting): ConfigurationField {
  const { name, displayName, description, placeholder, isOps, isSecret, stringField } = setting;
  return {
    name,
    displayName,
    description,
    ...(placeholder !== undefined && { placeholder }),
    ...(isOps && { isOps }),
    ...(isSecret && { isSecret }),
    stringField,
  };
}
