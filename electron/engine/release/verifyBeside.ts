// SPDX-License-Identifier: Apache-2.0
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { type NextSteps, nextStepsText } from "./nextSteps.ts";
import { type Problem, problem } from "./problem.ts";

const stepsName = "NEXT-STEPS.md";
const names: readonly string[] = ["tree", "release.bundle", stepsName];

/**
 * Whether nothing else lies beside `tree/` in a whole export, and NEXT-STEPS.md, which people follow, is the
 * text of this release. It may be absent, as it travels unsigned and belongs to the version that wrote it.
 */
export async function verifyBeside(
  storage: Storage,
  exportDir: string,
  steps: NextSteps,
): Promise<Problem[]> {
  const listed = await storage.list(exportDir);
  if (!listed.ok)
    return [problem("file-missing", "in a folder that cannot be read")];
  const problems = listed.value
    .filter((name) => !names.includes(name))
    .map((name) => problem("file-extra", name));
  if (!listed.value.includes(stepsName)) return problems;
  const path = joinPath(exportDir, stepsName);
  const facts = await storage.facts(path);
  if (!facts.ok || facts.value?.kind !== "file")
    return [...problems, problem("file-not-regular", stepsName)];
  const wanted = encodeUtf8(nextStepsText(steps));
  const found = await storage.readWhole(path, wanted.length);
  const same = found.ok && Buffer.compare(found.value, wanted) === 0;
  return same ? problems : [...problems, problem("file-changed", stepsName)];
}
