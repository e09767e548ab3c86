import { Copy, DockerfileParser, type Instruction, JSONInstruction } from "dockerfile-ast";
import { z } from "zod";
import { scheduleFile } from "./schedule-file.js";

/** What an instruction does to the files of a stage. */
type Step =
  | { kind: "run"; words: string[]; workdir: string }
  /** `from` is a stage; without it the checkout. */
  | { kind: "copy"; from?: string; sources: string[]; target: string; workdir: string };

export interface Stage {
  name: string;
  base: string;
  user: string;
  workdir: string;
  entrypoint: string[];
  command: string[];
  steps: Step[];
}

/** The stages of the Dockerfile that is shipped; the last one is the image. Throws at what it does not know. */
export function dockerfileStages(): [Stage, Stage] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(scheduleFile("Dockerfile")).getInstructions()) {
    const words = instruction.getArguments().map(String);
    if (instruction.getKeyword() === "FROM") {
      const [base = "", , name = "image"] = words;
      stages.push({ name, base, user: "root", workdir: "/", entrypoint: [], command: [], steps: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error("something stands before FROM");
    follow(instruction, words, stage);
  }
  const [packages, image, ...others] = stages;
  if (packages === undefined || image === undefined || others.length > 0) throw new Error("two stages");
  return [packages, image];
}

function follow(instruction: Instruction, words: readonly string[], stage: Stage): void {
  const { workdir } = stage;
  switch (instruction.getKeyword()) {
    case "WORKDIR":
      stage.workdir = words[0] ?? "";
      break;
    case "COPY": {
      const [flag] = instruction instanceof Copy ? instruction.getFlags() : [];
      const from = flag?.getValue();
      const [sources, target = ""] = [words.slice(0, -1), words.at(-1)];
      stage.steps.push({ kind: "copy", ...(from && { from }), sources, target, workdir });
      break;
    }
    case "RUN":
      stage.steps.push({ kind: "run", words: execForm(instruction), workdir });
      break;
    case "USER":
      stage.user = words[0] ?? "";
      break;
    case "ENTRYPOINT":
      stage.entrypoint = execForm(instruction);
      break;
    case "CMD":
      stage.command = execForm(instruction);
      break;
    default:
      throw new Error(`${instruction.getKeyword()} is not known here`);
  }
}

/** The words of an instruction in exec form: no shell stands between the system and the program. */
function execForm(instruction: Instruction): string[] {
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  return z
    .array(z.string())
    .min(1)
    .parse(JSON.parse(`[${strings.map(String).join(",")}]`));
}
