import { regions } from "../../jumpcloud/regions.js";

/** c1.config.v1.StringField as far as a setting here needs it, its keys in the order of the .proto. */
export interface StringField {
  defaultValue?: string;
  rules?: { pattern?: string; in?: string[]; wellKnown?: "WELL_KNOWN_STRING_URI" };
  options?: { name: string; value: string; displayName: string }[];
}

/** A setting of the connection, and where the command line takes it from. */
export interface ConnectionSetting {
  name: string;
  /** The flags that give it. Where there is none, a flag would show a secret to whoever lists processes. */
  flags: readonly string[];
  variables: readonly string[];
  displayName: string;
  description: string;
  placeholder?: string;
  isOps?: true;
  isSecret?: true;
  stringField: StringField;
}

/** The one list: every setting that says which JumpCloud organisation is meant, and with which credential. */
export const connectionSettings: readonly ConnectionSetting[] = [
  {
    name: "api-key",
    flags: ["--api-key", "--api-key-file"],
    variables: ["JUMPCLOUD_API_KEY", "BATON_API_KEY"],
    displayName: "API key",
    description:
      "The API key of an administrator whose role may read everything; Read Only is usually enough.",
    isSecret: true,
    stringField: {},
  },
  {
    name: "client-id",
    flags: ["--client-id"],
    variables: ["JUMPCLOUD_CLIENT_ID"],
    displayName: "Service account: client ID",
    description: "The client ID of a service account of JumpCloud, in place of an API key.",
    stringField: {},
  },
  {
    name: "client-secret",
    flags: ["--client-secret-file"],
    variables: ["JUMPCLOUD_CLIENT_SECRET"],
    displayName: "Service account: client secret",
    description: "The secret that belongs to the client ID.",
    isSecret: true,
    stringField: {},
  },
  {
    name: "org-id",
    flags: ["--org-id"],
    variables: ["JUMPCLOUD_ORG_ID", "BATON_ORG_ID"],
    displayName: "Organization ID",
    description: "The organisation, where the credential may read several.",
    placeholder: "60259a2ad81e1a474d4e7c83",
    stringField: { rules: { pattern: "^[0-9a-fA-F]{24}$" } },
  },
  {
    name: "region",
    flags: ["--region"],
    variables: ["JUMPCLOUD_REGION"],
    displayName: "Region",
    description: "Where the organisation lives; keys do not cross regions.",
    stringField: {
      defaultValue: "us",
      rules: { in: Object.keys(regions) },
      options: Object.entries(regions).map(([name, { label }]) => ({
        name,
        value: name,
        displayName: label,
      })),
    },
  },
  {
    name: "base-url",
    flags: ["--base-url"],
    variables: ["JUMPCLOUD_BASE_URL"],
    displayName: "Base URL",
    description: "Another origin of the console, for a simulator or a proxy.",
    placeholder: "http://127.0.0.1:8444",
    isOps: true,
    stringField: { rules: { wellKnown: "WELL_KNOWN_STRING_URI" } },
  },
  {
    name: "oauth-url",
    flags: ["--oauth-url"],
    variables: ["JUMPCLOUD_OAUTH_URL"],
    displayName: "Token URL",
    description: "Where a service account gets its tokens, where that is not the region's own host.",
    isOps: true,
    stringField: { rules: { wellKnown: "WELL_KNOWN_STRING_URI" } },
  },
];
