import type { Review } from "../folder/open-review.js";
import { readSentSheets, type SentSheet, type SentSheets } from "../forwarding/sent-sheets.js";
import { type ReadSheet, readSheet } from "../sheets/read-sheet.js";
import { SheetError } from "../sheets/sheet-error.js";
import { type AlikeRows, alikeRows } from "./alike-rows.js";
import type { Answer, Answers, Refusal, RefusalKind, ReturnedFile } from "./answers.js";
import { judgeRow } from "./judge-row.js";
import { unsettles } from "./refusal-weight.js";
import { type Returned, returnedFiles } from "./returned-folder.js";
import { settleAnswers } from "./settle-answers.js";
import { whoseSheet } from "./whose-sheet.js";

/**
 * Reads whatever was put into the folder `returned`, and judges it. A file that cannot be read hinders no other: it is
 * among what is refused.
 *
 * Throws ReviewError where there is no such folder, or what was forwarded is not as it was written.
 */
export async function readAnswers(review: Review): Promise<Answers> {
  const sent = await readSentSheets(review);
  const gathering = new Gathering(review, sent);
  for await (const returned of returnedFiles(review.paths.returned)) await gathering.add(returned);
  return gathering.answers();
}

class Gathering {
  readonly #review: Review;
  readonly #sent: SentSheets;
  readonly #alike = new Map<string, AlikeRows>();
  readonly #files: ReturnedFile[] = [];
  readonly #refused: Refusal[] = [];
  readonly #said = new Map<string, [Answer, ...Answer[]]>();
  /** Rows of which somebody who may decide also said something that does not count. */
  readonly #unsettled = new Set<string>();

  constructor(review: Review, sent: SentSheets) {
    this.#review = review;
    this.#sent = sent;
  }

  async add(returned: Returned): Promise<void> {
    const { name } = returned;
    if ("problem" in returned) {
      this.#refuseFile(name, "unreadable file", returned.problem);
      return;
    }
    const { sha256 } = returned;
    const read = await this.#read(returned);
    const whose = read === undefined ? undefined : whoseSheet({ name, ...read }, this.#sent);
    const sheet = whose !== undefined && "sheet" in whose ? whose.sheet : undefined;
    const file: ReturnedFile = {
      name,
      sha256,
      rows: read?.rows.length ?? 0,
      ...(sheet !== undefined && { sheet: sheet.name, reviewer: sheet.reviewer }),
    };
    const isCopy = this.#files.some((other) => other.sha256 === sha256 && other.sheet === file.sheet);
    this.#files.push(file);
    // A copy says nothing that its original did not say.
    if (read === undefined || whose === undefined || isCopy) return;
    if ("problem" in whose) this.#refuseFile(name, "whose sheet", whose.problem);
    else this.#judge(name, read, whose.sheet);
  }

  answers(): Answers {
    const decided = new Map<string, Answer>();
    const notMine: Answer[] = [];
    const contradictions: Refusal[] = [];
    for (const key of this.#review.items.keys()) {
      const said = this.#said.get(key);
      if (said === undefined) continue;
      const settled = settleAnswers(said, { lastAsked: this.#sent.of(key).at(-1)?.reviewer });
      if ("refusal" in settled) contradictions.push(settled.refusal);
      else if ("notMine" in settled) notMine.push(settled.notMine);
      else if (!this.#unsettled.has(key)) decided.set(key, settled.decided);
    }
    const returned = new Set(this.#files.map(({ sheet }) => sheet));
    return {
      files: this.#files,
      decided,
      notMine,
      refused: [...this.#refused, ...contradictions],
      open: [...this.#review.items.values()].filter(({ key }) => !decided.has(key)),
      missing: [...this.#sent.byName.values()].flatMap(({ keys: _, ...sheet }) =>
        returned.has(sheet.name) ? [] : [sheet],
      ),
    };
  }

  async #read({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadSheet | undefined> {
    try {
      const read = await readSheet(name, bytes);
      const problem = otherReviewWords(read, this.#review);
      if (problem === undefined) return read;
      this.#refuseFile(name, "unreadable file", problem);
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      this.#refuseFile(name, "unreadable file", error.message);
    }
    return undefined;
  }

  #judge(file: string, { rows }: ReadSheet, sheet: SentSheet): void {
    const { items } = this.#review;
    const alike = this.#alikeOn(sheet);
    for (const row of rows) {
      const judgement = judgeRow(row, { file, sheet, items, alike });
      if (judgement === undefined) continue;
      if ("refusal" in judgement) {
        const { refusal } = judgement;
        this.#refused.push(refusal);
        const { item } = refusal;
        if (item !== undefined && unsettles(refusal, sheet)) this.#unsettled.add(item.key);
        continue;
      }
      const { answer } = judgement;
      const said = this.#said.get(answer.item.key);
      if (said === undefined) this.#said.set(answer.item.key, [answer]);
      else said.push(answer);
    }
  }

  #alikeOn({ name, keys }: SentSheet): AlikeRows {
    const { items } = this.#review;
    const known = this.#alike.get(name) ?? alikeRows([...keys].flatMap((key) => items.get(key) ?? []));
    this.#alike.set(name, known);
    return known;
  }

  #refuseFile(file: string, kind: RefusalKind, said: string): void {
    this.#refused.push({ kind, places: [{ file, row: 0 }], said });
  }
}

/** Whose sheet it is instead, in words; `undefined` where it is one of this review, or does not say. */
function otherReviewWords({ review, sync }: ReadSheet, { document }: Review): string | undefined {
  if (review !== undefined && review !== document.name) return `it is of the review ${review}`;
  if (sync === undefined || sync === document.sync.id) return undefined;
  return "it was sent when a review of this name was opened from another sync: send the reviewer the sheet of now";
}
