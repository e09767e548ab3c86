import { plainJson, plainLines } from "../../model/plain-text.js";
import { openSyncFile } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { finishReading, introduce, type ReaderFlags, readerFile } from "../reader.js";
import { textWidth } from "../screen.js";
import { takeCensus } from "./census.js";
import { gapsText, statsText } from "./stats-text.js";

export interface StatsFlags extends ReaderFlags {
  gaps?: true;
}

/** `jc-connector stats`: what a sync file holds, on standard output. */
export async function runStats(
  path: string | undefined,
  flags: StatsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const file = await openSyncFile(await readerFile(path, flags, io.env), { stdin: io.stdin });
  const { header } = file;
  introduce(header, flags, context);
  const census = await takeCensus(file);
  const manifest = await file.manifest();
  if (flags.format === "json") {
    const { lists, gaps, warnings, requests, notRead, digest, endedAt } = manifest;
    const stats = {
      organization: header.source.organization,
      startedAt: header.startedAt,
      endedAt,
      ageSeconds: Math.floor((now().getTime() - Date.parse(header.startedAt)) / 1000),
      complete: header.complete,
      ...(header.incomplete !== undefined && { incomplete: header.incomplete }),
      byResourceType: Object.fromEntries(census.byResourceType),
      lists,
      gaps,
      warnings,
      notRead,
      requests,
      digest,
    };
    await writeOutput(context, [`${plainJson(flags.gaps ? gaps : stats)}\n`]);
  } else {
    const layout = {
      width: textWidth(io.stdout),
      paint: createPaint(io.stdout, { mode: context.color, env: io.env }),
    };
    const text = flags.gaps ? gapsText(manifest, census.names) : statsText({ census, manifest }, layout);
    await writeOutput(context, [plainLines(text)]);
  }
  return finishReading(file, flags, context);
}
