import { annotationType, type GrantAnnotation } from "../model/annotation.js";
import type { Grant } from "../model/grant.js";
import { type Resource, resourceSchema } from "../model/resource.js";
import type { ReportKind } from "./report-kind.js";

const METADATA = annotationType("GrantMetadata");

/** The user with the newest sign-in that is known: a later one that stands there already stays. */
export function withLastLogin(user: Resource, time: number): Resource {
  const lastLogin = canonicalTime(time);
  const annotations = user.annotations.map((annotation) => {
    if (annotation["@type"] !== annotationType("UserTrait")) return annotation;
    const isOlder = annotation.lastLogin !== undefined && Date.parse(annotation.lastLogin) >= time;
    return isOlder ? annotation : { ...annotation, lastLogin };
  });
  // The schema puts the keys into the order of the .proto.
  return resourceSchema.parse({ ...user, annotations });
}

/** The grant with the time since when it is there, and who says so. */
export function withGrantedAt(grant: Grant, { time, kind }: { time: number; kind: ReportKind }): Grant {
  const stated = { granted_at: canonicalTime(time), source: `jumpcloud-report ${kind}` };
  const others: GrantAnnotation[] = [];
  let metadata = {};
  for (const annotation of grant.annotations ?? []) {
    if (annotation["@type"] === METADATA) metadata = annotation.metadata ?? {};
    else others.push(annotation);
  }
  return { ...grant, annotations: [...others, { "@type": METADATA, metadata: { ...metadata, ...stated } }] };
}

/** Milliseconds as canonical proto3 JSON prints them: no fraction, or three digits. */
function canonicalTime(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}
