import type { OrganizationName } from "../../connector/organization.js";
import { plainText } from "../../model/plain-text.js";
import { exitCodes } from "../exit-code.js";
import { hanging, table } from "../layout.js";
import { countText } from "../number-text.js";
import type { ScreenLayout } from "../screen.js";
import { widthOf } from "../table/text-width.js";
import type { OrganizationEnding } from "./organization-ending.js";

/** A name may be as long as its owner likes; the id beside it is what tells them apart. */
const LONGEST_NAME = 22;
const aligns = ["left", "left", "left", "right", "right", "right", "right", "left"] as const;
const counted = ["users", "groups", "apps", "grants"] as const;

/** A line for each organisation in the order given; where there is no room for one, a few short ones. */
export function endingTable(endings: readonly OrganizationEnding[], layout: ScreenLayout): string {
  const { width } = layout;
  const rows = endings.map((ending) => endingRow(ending, layout));
  const columns = aligns.map((align) => ({ align }));
  const wide = table([["", "id", "", ...counted, "file"], ...rows], columns, width);
  const fits = wide.split("\n").every((line) => widthOf(line) <= width);
  return fits ? wide : rows.map((row) => narrow(row, width)).join("");
}

function narrow([name = "", id = "", word = "", ...rest]: readonly string[], width: number): string {
  const counts = counted.map((noun, index) => `${noun} ${rest[index] ?? "-"}`).join(", ");
  const below = [id, counts, rest.at(-1) ?? "-"].filter((text) => text !== "-");
  return [
    hanging("", `${name === "" ? "-" : name}  ${word}`, { width, indent: 2 }),
    ...below.map((text) => hanging("  ", text, { width, indent: 2 })),
  ].join("");
}

function endingRow(
  { organization, exitCode, word, resources, grants, file, reasons }: OrganizationEnding,
  { paint }: ScreenLayout,
): string[] {
  const painted = exitCode !== exitCodes.done ? paint.bad : reasons.length > 0 ? paint.warning : paint.good;
  const count = (type: string) => (resources === undefined ? "-" : countText(resources[type] ?? 0));
  return [
    shortName(organization),
    plainText(organization.id),
    painted(word),
    ...["user", "group", "app"].map(count),
    grants === undefined ? "-" : countText(grants),
    file ?? "-",
  ];
}

function shortName({ displayName = "" }: OrganizationName): string {
  const points = [...plainText(displayName)];
  return points.length <= LONGEST_NAME ? points.join("") : `${points.slice(0, LONGEST_NAME - 1).join("")}…`;
}
