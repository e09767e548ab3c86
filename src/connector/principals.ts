import { NotFoundError } from "../jumpcloud/errors.js";
import { GoneError } from "./gone-error.js";
import { recordId } from "./record-id.js";

/**
 * The ids of the resources that the edges of an object lead to. Rejects with GoneError when JumpCloud answers 404 for
 * the object, else as the list does.
 */
export async function principalsOf(reading: Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return (await reading).map((id) => recordId(id));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new GoneError(error.message, { cause: error });
  }
}
