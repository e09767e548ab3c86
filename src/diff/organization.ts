import type { SyncHeader } from "../sync-file/header.js";

/** Two files of which nobody can say that they are about the same organisation. */
export class OtherOrganizationError extends Error {
  override name = "OtherOrganizationError";
  /** Whether both files say whose they are. */
  readonly isKnown: boolean;

  constructor(message: string, { isKnown }: { isKnown: boolean }) {
    super(message);
    this.isKnown = isKnown;
  }
}

/** Throws OtherOrganizationError when the files are of two organisations, or either does not say of which. */
export function requireSameOrganization(
  old: { name: string; header: SyncHeader },
  new_: { name: string; header: SyncHeader },
): void {
  const [first, second] = [old.header.source.organization, new_.header.source.organization];
  const unknown = [old, new_].find(({ header }) => header.source.organization.id === undefined);
  if (unknown !== undefined) {
    throw new OtherOrganizationError(`${unknown.name} does not say of which organisation it is`, {
      isKnown: false,
    });
  }
  if (first.id === second.id) return;
  const words = ({ id = "", displayName }: typeof first) => (displayName ? `${displayName} (${id})` : id);
  throw new OtherOrganizationError(`${old.name} is of ${words(first)}, ${new_.name} of ${words(second)}`, {
    isKnown: true,
  });
}
