import { join } from "node:path";
import { Readable } from "node:stream";
import { run } from "../../../src/cli/main.js";
import { annotationType } from "../../../src/model/annotation.js";
import { type Entitlement, entitlementId } from "../../../src/model/entitlement.js";
import { type Grant, grantId } from "../../../src/model/grant.js";
import { compareGrants, compareResources } from "../../../src/model/order.js";
import type { Resource } from "../../../src/model/resource.js";
import type { ResourceType } from "../../../src/model/resource-type.js";
import type { SyncHeader } from "../../../src/sync-file/header.js";
import type { Manifest } from "../../../src/sync-file/manifest.js";
import { writeSyncFile } from "../../../src/sync-file/write.js";
import { temporaryFolder } from "../../support/cli.js";
import { header, manifest } from "../../sync-file/sample.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";

/** An organisation in a few lines, and what its file says of itself. */
export interface HandMade {
  /** "user:u1" and so on, and what it is called. */
  names: Record<string, string>;
  /** What is to be added to the resource of that key. */
  details?: Record<string, Partial<Resource>>;
  /** "app:a1 user:u1: direct g1": who holds what, and the ways, which are direct when none is given. */
  grants?: readonly string[];
  header?: Partial<SyncHeader>;
  manifest?: Partial<Manifest>;
}

const types = {
  admin_user: { trait: "UserTrait", slug: undefined, enum: "TRAIT_USER" },
  app: { trait: "AppTrait", slug: "access", enum: "TRAIT_APP" },
  group: { trait: "GroupTrait", slug: "member", enum: "TRAIT_GROUP" },
  role: { trait: "RoleTrait", slug: "member", enum: "TRAIT_ROLE" },
  user: { trait: "UserTrait", slug: undefined, enum: "TRAIT_USER" },
} as const;

const resourceTypes = Object.entries(types).map(
  ([id, type]): ResourceType => ({ id, displayName: id, traits: [type.enum] }),
);

/** A group whose members a rule chooses. */
export const byRule: Partial<Resource> = {
  annotations: [{ "@type": annotationType("GroupTrait"), groupSourceType: "dynamic" }],
};

export function suspended(rest: Partial<Resource> = {}): Partial<Resource> {
  return { status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" }, ...rest };
}

/** Writes the file; its path. */
export async function handMadeFile(given: HandMade): Promise<string> {
  const path = join(temporaryFolder(), "sync.json");
  const resources = Object.entries(given.names)
    .map(([key, displayName]): Resource => {
      const id = idOf(key);
      const { trait } = typeOf(id.resourceType);
      return { id, displayName, annotations: [{ "@type": annotationType(trait) }], ...given.details?.[key] };
    })
    .sort(compareResources);
  await writeSyncFile(path, {
    header: { ...header, ...given.header },
    resourceTypes,
    resources,
    entitlements: resources.flatMap(entitlementOf),
    grants: (given.grants ?? []).map(grantOf).sort(compareGrants),
    manifest: (facts) => ({ ...manifest(facts), ...given.manifest }),
  });
  return path;
}

function entitlementOf({ id, annotations }: Resource): Entitlement[] {
  const { slug } = typeOf(id.resourceType);
  if (slug === undefined) return [];
  const isImmutable =
    id.resourceType === "role" ||
    annotations.some((annotation) => "groupSourceType" in annotation && annotation.groupSourceType);
  return [
    {
      resource: { id },
      id: entitlementId(id, slug),
      displayName: slug,
      grantableTo: [{ id: "user" }],
      ...(isImmutable && { annotations: [{ "@type": annotationType("EntitlementImmutable") }] }),
      purpose: "PURPOSE_VALUE_ASSIGNMENT",
      slug,
    },
  ];
}

function grantOf(line: string): Grant {
  const [pair = "", ways = ""] = line.split(": ");
  const [held = "", holder = ""] = pair.split(" ");
  const id = idOf(held);
  const own = entitlementId(id, typeOf(id.resourceType).slug ?? "");
  const principal = { id: idOf(holder) };
  const sources =
    ways === "" ? [] : ways.split(" ").map((way) => (way === "direct" ? own : `group:${way}:member`));
  return {
    entitlement: { resource: { id }, id: own },
    principal,
    id: grantId(own, principal.id),
    ...(sources.length > 0 && {
      sources: { sources: Object.fromEntries(sources.map((source) => [source, { isDirect: true }])) },
    }),
  };
}

function typeOf(id: string): (typeof types)[keyof typeof types] {
  const type = Object.entries(types).find(([name]) => name === id)?.[1];
  if (type === undefined) throw new Error(`no resource type ${id}`);
  return type;
}

function idOf(key: string) {
  const [resourceType = "", resource = ""] = key.split(":");
  return { resourceType, resource };
}

/** Runs `jc-connector access`, its standard output a terminal where it has columns. */
export async function access(
  args: readonly string[],
  given: { columns?: number; stdin?: string | Buffer } = {},
) {
  const io = fakeIo({
    ...(given.columns !== undefined && { stdout: textSink(given.columns) }),
    ...(given.stdin !== undefined && { stdin: Readable.from([Buffer.from(given.stdin)]) }),
    // The screens are about words: colours have a test of their own.
    env: { NO_COLOR: "1" },
  });
  const code = await run(["node", "jc-connector", "access", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}
