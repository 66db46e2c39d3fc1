// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const vectorsDir = fileURLToPath(
  new URL("../../../shared/vectors/", import.meta.url),
);

/** Whether the public vectors lie beside the project; one line is printed where they do not. */
export function haveSharedVectors(folder: string): boolean {
  const have = existsSync(`${vectorsDir}${folder}`);
  if (!have) console.log(`skipped: no ../shared/vectors/${folder}`);
  return have;
}

/** Names of the files in a folder of vectors, sorted; none where there is no such folder. */
export function listSharedVectors(folder: string): readonly string[] {
  return existsSync(`${vectorsDir}${folder}`)
    ? readdirSync(`${vectorsDir}${folder}`).sort()
    : [];
}

export function readSharedVector(path: string): Buffer {
  return readFileSync(`${vectorsDir}${path}`);
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows the file
export function readSharedJson<T>(path: string): T {
  return JSON.parse(readSharedVector(path).toString()) as T;
}
