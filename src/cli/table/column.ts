/** A column of a list of things, for every format. */
export interface Column<Row> {
  /** What programs call it: keys of JSON, the header of CSV. In camel case. */
  key: string;
  /** What stands there for a person; empty where there is nothing. Of one line, once it went through plainText. */
  text(row: Row): string;
  /** What stands there for a program; `undefined` leaves the key out. */
  json(row: Row): unknown;
  align: "left" | "right";
  /** Characters that have to stay of it where a terminal is narrow; absent when half of it would be useless. */
  least?: number;
}

/** A list of things. */
export interface Table<Row> {
  /** What one row is: "resource". */
  noun: string;
  /** In their order, which never changes: a new column comes last. */
  columns: readonly Column<Row>[];
  /** Keys of all columns, those first that a narrow terminal keeps longest. */
  importance: readonly string[];
}

export function textColumn<Row>(
  key: string,
  of: (row: Row) => string | undefined,
  layout: Pick<Column<Row>, "least"> = {},
): Column<Row> {
  return { key, text: (row) => of(row) ?? "", json: of, align: "left", ...layout };
}

export function numberColumn<Row>(key: string, of: (row: Row) => number): Column<Row> {
  return { key, text: (row) => String(of(row)), json: of, align: "right" };
}

/** For a person the texts stand behind each other; a program is given `json`, or the texts, as a list. */
export function listColumn<Row>(
  key: string,
  of: (row: Row) => readonly string[],
  layout: Pick<Column<Row>, "least"> & { json?: (row: Row) => readonly unknown[] } = {},
): Column<Row> {
  const { json = of, ...rest } = layout;
  return {
    key,
    text: (row) => of(row).join(", "),
    json(row) {
      const items = json(row);
      return items.length === 0 ? undefined : items;
    },
    align: "left",
    ...rest,
  };
}

/** "principalType" as "principal type". */
export function titleOf({ key }: Pick<Column<never>, "key">): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
