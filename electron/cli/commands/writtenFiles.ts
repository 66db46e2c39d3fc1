// SPDX-License-Identifier: Apache-2.0
import type { Answer } from "../command.ts";
import { indented, sentence } from "../layout.ts";

/** Says which files a command wrote into the folder that it was given. */
export function writtenFiles(
  value: unknown,
  files: readonly string[],
  folder: string,
): Answer {
  return {
    value,
    text: `${sentence(`Written to ${folder}:`)}${indented(files.map(sentence).join(""))}`,
  };
}
