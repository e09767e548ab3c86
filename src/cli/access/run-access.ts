import { type IsPrivileged, privilegedBy } from "../../access/privileged.js";
import { escapeJson, plainLines } from "../../model/plain-text.js";
import { openSyncFile, type SyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { finishReading, introduce, type ReaderFlags, readerFile } from "../reader.js";
import { textWidth } from "../screen.js";
import { stoppable } from "../stoppable.js";
import { personJson, resourceJson } from "./access-json.js";
import { choosePerson, chooseResource } from "./choose.js";
import { personUncertainties, resourceUncertainties } from "./concerns.js";
import { readDirectory } from "./directory.js";
import { readPersonAccess } from "./person-access.js";
import { personText } from "./person-text.js";
import { readResourceAccess } from "./resource-access.js";
import { resourceText } from "./resource-text.js";
import { accountUncertainties } from "./uncertainty.js";
import { uncertaintyText } from "./uncertainty-text.js";

export interface AccessFlags extends ReaderFlags {
  /** The resource whose people are asked for, in place of a person's resources. */
  to?: string;
  privileged?: readonly string[];
  all?: true;
}

/** What is asked, and of which file. */
interface Question {
  of: "person" | "resource";
  text: string;
  file: string | undefined;
}

/** `jc-connector access`: who reaches what, and why, on standard output. */
export async function runAccess(
  names: readonly string[],
  flags: AccessFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io } = context;
  const question = questionOf(names, flags);
  const file = await openSyncFile(await readerFile(question.file, flags, io.env), { stdin: io.stdin });
  introduce(file.header, flags, context);
  const answer = await answerTo(question, file, { flags, context }).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const safe = flags.format === "json" ? escapeJson : plainLines;
  await writeOutput(context, made(answer, safe));
  return finishReading(file, flags, context);
}

function* made(pieces: Iterable<string>, change: (piece: string) => string): Generator<string> {
  for (const piece of pieces) yield change(piece);
}

function questionOf([first, second]: readonly string[], { to }: AccessFlags): Question {
  if (to === undefined) {
    if (first === undefined || first === "") {
      throw new UsageError("whose access? Give a PERSON, or a resource: --to app:Slack");
    }
    return { of: "person", text: first, file: second };
  }
  if (to === "") throw new UsageError("--to names no resource: --to app:Slack");
  if (second !== undefined) {
    throw new UsageError(`${first} or whoever reaches ${to}? Give a PERSON or --to, not both`);
  }
  return { of: "resource", text: to, file: first };
}

/** The pieces of what is printed. */
async function answerTo(
  { of, text }: Question,
  file: SyncFile,
  { flags, context }: { flags: AccessFlags; context: CommandContext },
): Promise<Iterable<string>> {
  const { io, advise } = context;
  const isPrivileged: IsPrivileged = privilegedBy(flags.privileged ?? []);
  const paint = createPaint(io.stdout, { mode: context.color, env: io.env });
  const layout = {
    width: textWidth(io.stdout),
    paint,
    isWhole: flags.all === true,
    isPrivileged,
    now: context.now(),
  };
  const isJson = flags.format === "json";
  const cursor = new SectionCursor(stoppable(file.batches(), context.signal));
  const directory = await readDirectory(cursor);
  const grants = cursor.section("grants");
  const { header } = file;
  if (of === "person") {
    const person = choosePerson(text, directory, advise);
    const access = await readPersonAccess(grants, person, directory);
    const manifest = await file.manifest();
    const uncertain = [
      ...personUncertainties(access, { header, manifest, book: directory.book }),
      ...accountUncertainties(person, { persons: directory.persons, manifest }),
    ];
    if (isJson) return personJson(access, { ...directory, header, isPrivileged, uncertain });
    return [personText(access, directory, layout), ...closing(uncertaintyText(uncertain, layout))];
  }
  const resource = chooseResource(text, directory, advise);
  const access = await readResourceAccess(grants, resource, directory);
  const manifest = await file.manifest();
  const uncertain = resourceUncertainties(access, { header, manifest, book: directory.book });
  if (isJson) return resourceJson(access, { ...directory, header, isPrivileged, uncertain });
  return [resourceText(access, directory, layout), ...closing(uncertaintyText(uncertain, layout))];
}

function closing(text: string): string[] {
  return text === "" ? [] : [`\n${text}`];
}
