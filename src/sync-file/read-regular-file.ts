import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * The text of a small file of our own. What is no regular file is refused: a pipe would keep waiting whoever reads it.
 * Rejects with the errors of the system.
 */
export async function readRegularFile(path: string): Promise<string> {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new Error(`${path} is no regular file`);
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}
