import { compareText } from "../../../model/order.js";
import type { Holdings } from "../../../review/held/held-access.js";
import { standings } from "../../../review/reviewers/addresses.js";
import { byManager } from "../../../review/reviewers/by-manager.js";
import { byResource } from "../../../review/reviewers/by-resource.js";
import type { Choose } from "../../../review/reviewers/choice.js";
import { type OwnersFile, ownersOf } from "../../../review/reviewers/owners-file.js";
import type { OpenFlags } from "./open-flags.js";

export interface ChosenReviewers {
  choose: Choose;
  /**
   * Whether somebody was named for the app, whose answer is wanted about whoever has it through groups too; `undefined`
   * where managers decide.
   */
  hasOwner: ((resourceKey: string) => boolean) | undefined;
  /** Who may not answer, in words. */
  remarks: readonly string[];
}

/** Who decides about what is held. `owners` is what --owners names. Throws InputFileError about that. */
export function chooseReviewers(
  { people, resources }: Pick<Holdings, "people" | "resources">,
  {
    by,
    owners: file,
    fallbacks,
  }: { by: OpenFlags["by"]; owners: OwnersFile | undefined; fallbacks: readonly string[] },
): ChosenReviewers {
  const standingOf = standings(people);
  const owners = file === undefined ? new Map<string, string>() : ownersOf(file, resources.all());
  const named = [
    ...fallbacks.map((address) => ({ start: "--fallback", address, inactive: "will an answer come?" })),
    ...[...new Set(owners.values())]
      .sort(compareText)
      .map((address) => ({ start: "--owners:", address, inactive: "their rows go to the fallback" })),
  ];
  const remarks = named.flatMap(({ start, address, inactive }) => {
    const standing = standingOf(address);
    if (standing === "in use") return [];
    const words =
      standing === "nobody"
        ? "nobody in the sync file has this address: is it written right?"
        : `the account is not active: ${inactive}`;
    return [`${start} ${address}: ${words}`];
  });
  return {
    choose: by === "manager" ? byManager(people) : byResource(owners, standingOf),
    hasOwner: by === "manager" ? undefined : (resourceKey) => owners.has(resourceKey),
    remarks,
  };
}
