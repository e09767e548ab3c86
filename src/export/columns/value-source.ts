import { LIST_SEPARATOR } from "../review/review-row.js";
import type { CaseDocument, ColumnDocument } from "./column-map-schema.js";
import { allOf, conditionTests } from "./map-condition.js";
import type { MapPlace } from "./map-reading.js";
import { pathSource } from "./path-source.js";
import { isBlank, levelOf, type Source } from "./source.js";
import { templatePieces } from "./template.js";

const kinds = ["path", "template", "text", "cases"] as const;

/** Where a column's text comes from. Throws InputFileError. */
export function columnSource(column: ColumnDocument, place: MapPlace): Source {
  checkKinds(column, { kinds, place });
  const { cases, otherwise } = column;
  return cases === undefined ? valueSource(column, place) : casesSource(cases, { otherwise, place });
}

function checkKinds(
  value: ColumnDocument | CaseDocument,
  { kinds, place }: { kinds: readonly string[]; place: MapPlace },
): void {
  const given = kinds.filter((kind) => Object.hasOwn(value, kind));
  if (given.length === 1) return;
  const wanted = `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}`;
  throw given.length === 0
    ? place.reading.error(place.at, `has none of ${wanted}`)
    : place.reading.error(
        [...place.at, given[1] ?? ""],
        `stands beside ${given[0]}: only one of ${wanted} can be`,
      );
}

function valueSource({ path, template, text = "" }: CaseDocument, { at, reading }: MapPlace): Source {
  if (template !== undefined) return templateSource(template, { at: [...at, "template"], reading });
  if (path !== undefined) return firstOf(path, { at: [...at, "path"], reading });
  const texts = isBlank(text) ? [] : [text];
  return { level: "file", texts: () => texts };
}

function firstOf(path: string | readonly string[], { at, reading }: MapPlace): Source {
  if (typeof path === "string") return pathSource(path, { at, reading });
  const sources = path.map((one, index) => pathSource(one, { at: [...at, index], reading }));
  return {
    level: levelOf(sources),
    texts(ways) {
      for (const source of sources) {
        const texts = source.texts(ways);
        if (texts.length > 0) return texts;
      }
      return [];
    },
  };
}

function templateSource(template: string, { at, reading }: MapPlace): Source {
  const pieces = templatePieces(template);
  if (pieces === undefined) throw reading.error(at, "has a brace that is not closed: {{ is a brace itself");
  const sources = pieces.map((piece): Source => {
    if ("path" in piece) return pathSource(piece.path, { at, reading });
    return { level: "file", texts: () => [piece.text] };
  });
  return {
    level: levelOf(sources),
    texts(ways) {
      let text = "";
      for (const source of sources) {
        const texts = source.texts(ways);
        // Half of a text would say something else than the whole.
        if (texts.length === 0) return [];
        text += texts.join(LIST_SEPARATOR);
      }
      return isBlank(text) ? [] : [text];
    },
  };
}

function casesSource(
  cases: readonly CaseDocument[],
  { otherwise, place: { at, reading } }: { otherwise: string | undefined; place: MapPlace },
): Source {
  const all = cases.map((one, index) => {
    const place = { at: [...at, "cases", index], reading };
    checkKinds(one, { kinds: ["path", "template", "text"], place });
    const test = allOf(conditionTests(one.when ?? [], { at: [...place.at, "when"], reading }));
    return { test, source: valueSource(one, place) };
  });
  const last = cases.findIndex(({ when = [] }) => when.length === 0);
  if (last !== -1 && (last < cases.length - 1 || otherwise !== undefined)) {
    throw reading.error([...at, "cases", last], "has no conditions: nothing behind it is ever reached");
  }
  const rest = otherwise === undefined || isBlank(otherwise) ? [] : [otherwise];
  return {
    level: levelOf(all.flatMap(({ test, source }) => [test, source])),
    texts: (ways) => all.find(({ test }) => test.holds(ways))?.source.texts(ways) ?? rest,
  };
}
