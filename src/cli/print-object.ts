/** An object as JSON with a line for each key, and in a list for each entry. The pieces end with LF. */
export function* printObject(object: Readonly<Record<string, unknown>>): Generator<string> {
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
