import { type Region, regions } from "../jumpcloud/regions.js";
import { annotationType, type ResourceAnnotation } from "../model/annotation.js";

/**
 * Pages of JumpCloud's console as its own documentation and other public tools link to them. The page of one
 * application or role is not publicly known.
 */
const pages = {
  user: (id: string) => `#/users/${id}/details`,
  admin_user: (id: string) => `#/settings/administrators/details/${id}`,
  group: (id: string) => `#/groups/user/${id}/details`,
} as const;

/** Ids that stand in an address as they are; JumpCloud's are 24 hexadecimal digits. */
const PLAIN_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The link to an object's page in the console of its region: none when the region is not known or the id is odd. */
export function externalLink(
  kind: keyof typeof pages,
  { id, region }: { id: string; region: Region | undefined },
): ResourceAnnotation[] {
  if (region === undefined || !PLAIN_ID.test(id)) return [];
  return [{ "@type": annotationType("ExternalLink"), url: `${regions[region].console}/${pages[kind](id)}` }];
}
