/** Whether both ids are known, and are of one organisation: the case of hex digits says nothing. */
export function isSameOrganization(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
