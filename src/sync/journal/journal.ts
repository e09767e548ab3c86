import type { Unit, UnitStore } from "../../connector/reading.js";
import type { Manifest } from "../../sync-file/manifest.js";
import { baseUnitNames, endNames, objectListNames, unitsOfType } from "./base-units.js";
import type { StoredUnit } from "./journal-content.js";
import { JournalFile } from "./journal-file.js";
import type { JournalRun, JournalUnit } from "./journal-line.js";
import { type Fingerprint, isSameKey, isSameWork, type JournalWork, journalRun } from "./journal-run.js";
import { haveSameIds, newIds, timeOfId } from "./row-ids.js";

export interface JournalOptions {
  path: string;
  /** Older units are read again. */
  resumeWithinMs: number;
  /** Nothing of an earlier run is used. */
  mode: "resume" | "fresh";
  /** Of the credential that the run reads with: nothing else of it is kept. */
  fingerprint: Fingerprint;
  now(): Date;
  /** Called once when the journal cannot be kept; the run goes on without it. `reason` is in the system's words. */
  onTrouble(reason: unknown): void;
}

/** Lists of objects change: those that are older are read again. */
const BASE_LISTS_WITHIN_MS = 15 * 60_000;
// Clocks differ a little; a time that lies further ahead tells nothing.
const CLOCK_SLACK_MS = 60_000;

/**
 * The finished units of a run, on disk beside its target, so that a run that was killed, interrupted or given up can be
 * gone on with. Nothing here rejects: without a journal everything is read again, and that is all.
 */
export class Journal implements UnitStore {
  readonly #options: JournalOptions;
  #file: JournalFile | undefined;
  #stored = new Map<string, StoredUnit>();
  #firstRun: JournalRun | undefined;
  readonly #used = new Map<string, JournalUnit>();
  /** What another key reads waits here until it proves to see the same objects. */
  #unconfirmed:
    | { run: JournalRun; units: Map<string, { entry: JournalUnit; items: readonly unknown[] }> }
    | undefined;
  /** What is there already may serve a later run; nothing is read or added any more. */
  #isBroken = false;
  readonly #keptNames = new Set<string>();
  /** Lists of objects that edges lead to or from, as this run read them, until they are confirmed. */
  readonly #fresh = new Map<string, readonly unknown[]>();
  #keepsEdges = true;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** To be called when it is known what is read, before anything is asked for. */
  async open(work: JournalWork): Promise<void> {
    const { path, mode, fingerprint, now } = this.#options;
    await this.#trying(async () => {
      const { file, content } = await JournalFile.open(path);
      this.#file = file;
      const { runs, units } = content;
      const [firstRun] = runs;
      const lastRun = runs.at(-1);
      const run = journalRun(work, { startedAt: now(), fingerprint });
      if (mode === "fresh" || !firstRun || !lastRun || !isSameWork(lastRun, run)) {
        await file.restart(run);
        return;
      }
      this.#firstRun = firstRun;
      this.#stored = units;
      if (!isSameKey(lastRun, fingerprint)) this.#unconfirmed = { run, units: new Map() };
    });
  }

  async find(name: string): Promise<Unit | undefined> {
    const stored = this.#stored.get(name);
    if (this.#isBroken || stored === undefined || !this.#isUsable(stored.unit)) return undefined;
    let items: unknown[] | undefined;
    await this.#trying(async () => {
      items = await this.#file?.items(stored);
    });
    if (items === undefined) return undefined;
    this.#used.set(name, stored.unit);
    const { report, invalidFields, fellBack } = stored.unit;
    return {
      items,
      ...(report && { report }),
      ...(invalidFields && { invalidFields }),
      ...(fellBack && { fellBack }),
    };
  }

  async keep(name: string, { items, report, invalidFields, fellBack }: Unit): Promise<void> {
    if (report?.proof === "incomplete") return;
    if (endNames.has(name)) this.#fresh.set(name, items);
    if (!this.#keepsEdges && !baseUnitNames.has(name)) return;
    const entry: JournalUnit = {
      name,
      readAt: this.#options.now().toISOString(),
      items: items.length,
      ...(report && { report: { ...report, proof: report.proof } }),
      ...(invalidFields && { invalidFields: [...invalidFields] }),
      ...(fellBack && { fellBack }),
    };
    if (this.#unconfirmed !== undefined) this.#unconfirmed.units.set(name, { entry, items });
    else await this.#append(entry, items);
  }

  /**
   * To be called when all lists of objects are read. Another key than the journal's may see another part of the
   * organisation: what the journal holds is used only when both see the same objects.
   */
  async confirm(lists: readonly string[]): Promise<void> {
    const unconfirmed = this.#unconfirmed;
    const isWhole = (name: string) =>
      this.#used.has(name) || this.#keptNames.has(name) || unconfirmed?.units.has(name) === true;
    // Edges that lead to objects of a list that is not whole say as little as that list.
    this.#keepsEdges = lists.filter((name) => endNames.has(name)).every(isWhole);
    if (!this.#keepsEdges) this.#forgetEdges();
    if (unconfirmed === undefined) {
      if (await this.#overlooked()) this.#forgetEdges();
      this.#fresh.clear();
      return;
    }
    const isSame = this.#keepsEdges && (await this.#seesTheSame(unconfirmed.units));
    this.#fresh.clear();
    this.#unconfirmed = undefined;
    if (isSame) await this.#write((file) => file.appendRun(unconfirmed.run));
    else {
      this.#stored.clear();
      await this.#write((file) => file.restart(unconfirmed.run));
    }
    for (const { entry, items } of unconfirmed.units.values()) await this.#append(entry, items);
  }

  /** Whether an object was there when the first run began whose units are used; a doubt counts as a yes. */
  predates(id: string): boolean {
    const begunAtMs = Date.parse(this.#firstRun?.startedAt ?? "");
    return !(timeOfId(id) > begunAtMs - CLOCK_SLACK_MS);
  }

  /** Whether the list of the objects of this type was taken from an earlier run. */
  holds(resourceType: string): boolean {
    return unitsOfType(resourceType).some((name) => this.#used.has(name));
  }

  /** From now on everything is read again. */
  distrust(): void {
    this.#stored.clear();
    this.#used.clear();
  }

  /** What was taken from earlier runs; `undefined` when nothing was. */
  resumed(): Manifest["resumed"] {
    const times = [...this.#used.values()].map(({ readAt }) => readAt).sort();
    const [oldestReadAt] = times;
    if (oldestReadAt === undefined || this.#firstRun === undefined) return undefined;
    return { from: this.#firstRun.startedAt, units: times.length, oldestReadAt };
  }

  /** When the first run began whose units are used: nothing that is used was read before. */
  readSince(): Date | undefined {
    return this.resumed() && this.#firstRun && new Date(this.#firstRun.startedAt);
  }

  /** How many units a later run could take over. */
  kept(): number {
    return new Set([...this.#used.keys(), ...this.#keptNames]).size;
  }

  /** Keeps what there is for a later run; a journal without a unit is removed. */
  async close(): Promise<void> {
    await this.#writing;
    const file = this.#file;
    this.#file = undefined;
    await this.#trying(async () => {
      if (!this.#isBroken && this.#stored.size === 0 && this.#keptNames.size === 0) await file?.remove();
      await file?.close();
    });
  }

  /** The run has a result: nobody has to go on with it. */
  async remove(): Promise<void> {
    await this.#trying(async () => this.#file?.remove());
    await this.close();
  }

  #isUsable({ name, readAt }: JournalUnit): boolean {
    const ageMs = this.#options.now().getTime() - Date.parse(readAt);
    if (ageMs < -CLOCK_SLACK_MS || ageMs > this.#options.resumeWithinMs) return false;
    if (!baseUnitNames.has(name)) return true;
    return this.#unconfirmed === undefined && ageMs <= BASE_LISTS_WITHIN_MS;
  }

  /**
   * Whether the same key sees objects now that were there before and were not listed: its rights are others, and what
   * was read of edges with the old ones lacks them too.
   */
  async #overlooked(): Promise<boolean> {
    for (const [name, rows] of this.#fresh) {
      const stored = this.#stored.get(name);
      const before = stored && (await this.#file?.items(stored));
      if (before !== undefined && newIds(before, rows).some((id) => this.predates(id))) return true;
    }
    return false;
  }

  #forgetEdges(): void {
    for (const name of [...this.#stored.keys()]) if (!baseUnitNames.has(name)) this.#stored.delete(name);
  }

  /** A list that only one of the two read whole cannot be compared: then they do not see the same. */
  async #seesTheSame(fresh: ReadonlyMap<string, { items: readonly unknown[] }>): Promise<boolean> {
    for (const name of objectListNames) {
      const stored = this.#stored.get(name);
      const now = fresh.get(name)?.items;
      if (stored === undefined && now === undefined) continue;
      const before = stored && (await this.#file?.items(stored));
      if (before === undefined || now === undefined || !haveSameIds(before, now)) return false;
    }
    return true;
  }

  async #append(entry: JournalUnit, items: readonly unknown[]): Promise<void> {
    await this.#write(async (file) => {
      await file.appendUnit(entry, items);
      this.#keptNames.add(entry.name);
    });
  }

  /** One after the other, so that no unit stands in the middle of another. */
  #write(append: (file: JournalFile) => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(() =>
      this.#trying(async () => {
        if (this.#file !== undefined && !this.#isBroken) await append(this.#file);
      }),
    );
    return this.#writing;
  }

  async #trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#isBroken) return;
      this.#isBroken = true;
      this.#stored.clear();
      this.#options.onTrouble(error);
    }
  }
}
