// SPDX-License-Identifier: Apache-2.0
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { ExportFolder } from "./exportFolder.ts";
import { type NextSteps, nextStepsText } from "./nextSteps.ts";
import { type Problem, problem } from "./problem.ts";

const stepsName = "NEXT-STEPS.md";
const names: readonly string[] = ["tree", "release.bundle", stepsName];

/**
 * Whether nothing else lies beside `tree/` in a whole export, and NEXT-STEPS.md, which people follow, is the
 * text of this release. It may be absent, as it travels unsigned and belongs to the version that wrote it.
 */
export async function verifyBeside(
  folder: Pick<ExportFolder, "names" | "kind" | "read">,
  steps: NextSteps,
): Promise<Problem[]> {
  const listed = await folder.names();
  if (listed === null)
    return [problem("file-missing", "in a folder that cannot be read")];
  const problems = listed
    .filter((name) => !names.includes(name))
    .map((name) => problem("file-extra", name));
  if (!listed.includes(stepsName)) return problems;
  if ((await folder.kind(stepsName)) !== "file")
    return [...problems, problem("file-not-regular", stepsName)];
  const wanted = encodeUtf8(nextStepsText(steps));
  const found = await folder.read(stepsName, wanted.length);
  const same = found !== null && Buffer.compare(found, wanted) === 0;
  return same ? problems : [...problems, problem("file-changed", stepsName)];
}
