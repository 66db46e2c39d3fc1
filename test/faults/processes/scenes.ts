// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../support/cliRun.ts";
import {
  layOutWorkplace,
  type Operation,
  operations,
  type Scene,
} from "./operations.ts";
import { headsIn } from "./judge.ts";

/** The words of an operation's line, with the passphrase that everybody uses unless it names its own or a kit. */
export function wordsOf({ line }: Operation, dir: string): readonly string[] {
  const words = line
    .split(" ")
    .map((word) =>
      word.startsWith("$")
        ? readFileSync(join(dir, word.slice(1)), "utf8")
        : word.replaceAll("~", " "),
    );
  return words.some((word) => /^--(?:passphrase|kit)-file$/.test(word))
    ? words
    : [...words, "--passphrase-file", "owner.pass"];
}

/** What later lines stand on: the text that was printed, and the newest deliverable. */
function remember(dir: string, stdout: string): void {
  const { value } = JSON.parse(stdout) as { value: unknown };
  if (typeof value !== "object" || value === null) return;
  if ("text" in value) writeFileSync(join(dir, "said"), String(value.text));
  if ("imported" in value) {
    const [first] = value.imported as readonly { deliverable: string }[];
    writeFileSync(join(dir, "deliverable"), first?.deliverable ?? "");
  }
}

/** A working day without a fault, at the lowest cost of a passphrase, kept before and after each operation. */
export async function playScenes(rootDir: string): Promise<readonly Scene[]> {
  const scenes: Scene[] = [];
  const startDir = process.cwd();
  let dir = join(rootDir, "0");
  mkdirSync(dir);
  layOutWorkplace(dir);
  for (const [index, operation] of operations.entries()) {
    operation.prepare?.(dir);
    const headsBefore = await headsIn(dir);
    const afterDir = join(rootDir, String(index + 1));
    cpSync(dir, afterDir, { recursive: true });
    const words = [...wordsOf(operation, afterDir), "--json"];
    process.chdir(afterDir);
    const end = await runCli(join(afterDir, "profile"), words);
    process.chdir(startDir);
    if (end.exitCode !== 0)
      throw new Error(`${operation.name}: ${end.stdout}${end.stderr}`);
    remember(afterDir, end.stdout);
    const entries = (await headsIn(afterDir)).length - headsBefore.length;
    scenes.push({
      ...operation,
      beforeDir: dir,
      afterDir,
      headsBefore,
      entries,
    });
    dir = afterDir;
  }
  return scenes;
}
