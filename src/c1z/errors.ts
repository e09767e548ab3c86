/** More than a person reads: a damaged c1z may call a table by 50 million characters. */
const MOST_CHARACTERS = 2000;
/** Of these, what stands at the end, where the reason is. */
const LAST_CHARACTERS = 300;

/** A c1z that cannot be read, or that is none: names the file and, where it is known, the table and the row. */
export class C1zError extends Error {
  override name = "C1zError";

  constructor(message: string, options?: ErrorOptions) {
    super(shortened(message), options);
  }
}

function shortened(message: string): string {
  if (message.length <= MOST_CHARACTERS) return message;
  return `${message.slice(0, MOST_CHARACTERS - LAST_CHARACTERS)} … ${message.slice(-LAST_CHARACTERS)}`;
}
