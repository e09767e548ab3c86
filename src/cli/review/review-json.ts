import { resourceKey } from "../../model/resource-id.js";
import type { ReviewItem } from "../../review/review-item.js";
import { shownText } from "../../review/sheet-columns.js";

/** A row, as every review command tells a program of it. */
export function rowJson(item: ReviewItem) {
  return {
    key: item.key,
    kind: item.kind,
    person: shownText(item, "Person"),
    account: resourceKey(item.account),
    access: shownText(item, "Access"),
    entitlement: item.entitlement,
  };
}

/** An object as JSON; a list has one line for each entry. The pieces end with LF. */
export function* printReviewJson(object: Readonly<Record<string, unknown>>): Generator<string> {
  let start = "{\n";
  for (const [name, value] of Object.entries(object)) {
    yield `${start}  ${JSON.stringify(name)}: `;
    start = ",\n";
    if (!Array.isArray(value) || value.length === 0) yield JSON.stringify(value);
    else {
      let before = "[";
      for (const entry of value) {
        yield `${before}\n    ${JSON.stringify(entry)}`;
        before = ",";
      }
      yield "\n  ]";
    }
  }
  yield "\n}\n";
}
