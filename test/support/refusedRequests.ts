// SPDX-License-Identifier: Apache-2.0
import { expect } from "vitest";
import type { FailureCode } from "../../shared/failure.ts";
import { GrantId } from "../../shared/ids.ts";
import type { Tree } from "../faults/model/journal.ts";
import { createModelDisk } from "../faults/model/modelDisk.ts";
import { by, deskOn, type Opening } from "./refusedCalls.ts";
import { requireError, requireOk } from "./unwrap.ts";
import { testPassphrase } from "./vaults.ts";

/** An identifier for which nobody chose a path. */
export const unchosen = GrantId.parse("0".repeat(32));
/** Turns what follows round, for whoever reads it. */
export const unsafeText = "ada\u202e";
/** Half of a character: no text that can be written down. */
export const brokenText = "\ud800 and so on";

export type Refusal = readonly [what: string, act: Opening, code: FailureCode];

/** All but what any opening may write. */
function truth(tree: Tree): Map<string, string> {
  return new Map(
    [...tree]
      .filter(([path]) => !/\/lock|catalog\.sealed|last-slots/.test(path))
      .map(([path, bytes]) => [path, Buffer.from(bytes ?? []).toString("hex")]),
  );
}

/** The code of the refusal of what is asked; nothing on the disk is another thing afterwards. */
export async function refusal(
  before: Tree,
  opens: boolean,
  act: Opening,
): Promise<FailureCode> {
  const model = createModelDisk(before);
  const desk = await deskOn(model);
  if (opens) requireOk(await by([testPassphrase])(desk));
  const { code } = requireError(await act(desk));
  await desk.close();
  expect(truth(model.tree("/"))).toEqual(truth(before));
  return code;
}
