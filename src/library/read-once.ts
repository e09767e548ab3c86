import type { Manifest } from "../sync-file/manifest.js";
import type { SyncFile } from "../sync-file/read.js";
import { refuseFalse } from "./input.js";

/**
 * A sync file that is read once, by one loop or by `manifest()`. Whoever reads it again, or goes on with what was left
 * early, gets a TypeError: a loop without records would pass for a file without any. An error of the file stays its.
 */
export class ReadOnce {
  readonly #file: SyncFile;
  #state: "unread" | "under way" | "whole" | "left" | "failed" = "unread";
  #failure: unknown;
  #manifest: Promise<Manifest> | undefined;

  constructor(file: SyncFile) {
    this.#file = file;
  }

  /** What `batches`, which read the file, hold; without an error only when the file is what it states. */
  async *items<Item>(batches: AsyncIterable<readonly Item[]>): AsyncGenerator<Item> {
    this.#begin();
    try {
      for await (const batch of batches) yield* batch;
      this.#manifest = this.#end();
      await this.#manifest;
    } catch (error) {
      throw this.#failed(error);
    } finally {
      await this.close();
    }
  }

  /** Reads the records itself where no loop did. */
  async manifest(): Promise<Manifest> {
    if (this.#manifest === undefined) {
      this.#begin();
      this.#manifest = this.#end();
    }
    return this.#manifest;
  }

  async close(): Promise<void> {
    if (this.#state === "unread" || this.#state === "under way") this.#state = "left";
    await this.#file.close();
  }

  #begin(): void {
    const { name } = this.#file;
    switch (this.#state) {
      case "unread":
        this.#state = "under way";
        return;
      case "under way":
        throw new TypeError(`${name} is being read: let that come to its end first`);
      case "whole":
        throw new TypeError(`${name} was read already: open it again`);
      case "left":
        throw this.#leftEarly();
      case "failed":
        throw this.#failure;
    }
  }

  async #end(): Promise<Manifest> {
    try {
      const manifest = await this.#file.manifest();
      refuseFalse(this.#file);
      this.#state = "whole";
      return manifest;
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** What is said of a file that was closed under a reader's hands: to that one it looks cut. */
  #failed(error: unknown): unknown {
    if (this.#state === "left") return this.#leftEarly();
    this.#state = "failed";
    this.#failure = error;
    return error;
  }

  #leftEarly(): TypeError {
    return new TypeError(`${this.#file.name} was left before its end: open it again`);
  }
}
