// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { misused, type Refusal } from "../command.ts";

/**
 * Records one signature after the other and answers with the last view. Stops at the first that is
 * refused, and says which it was and which were recorded before it.
 */
export async function recordEach<V>(
  signaturePaths: readonly string[],
  record: (signaturePath: string) => Promise<Result<V, Failure>>,
): Promise<Result<V, Refusal>> {
  let last: Result<V, Refusal> = misused("No signature was given.");
  for (const [index, signaturePath] of signaturePaths.entries()) {
    const recorded = await record(signaturePath);
    if (!recorded.ok)
      return err({
        kind: "failure",
        failure: recorded.error,
        about: whatBecame(signaturePaths, index),
      });
    last = ok(recorded.value);
  }
  return last;
}

function whatBecame(
  signaturePaths: readonly string[],
  refusedAt: number,
): readonly string[] {
  if (signaturePaths.length === 1) return [];
  const names = signaturePaths.map((signaturePath) => basename(signaturePath));
  const before = names.slice(0, refusedAt).join(", ");
  const after = names.slice(refusedAt + 1).join(", ");
  return [
    `Refused: ${names[refusedAt] ?? ""}.`,
    ...(before === "" ? [] : [`Recorded before it: ${before}.`]),
    ...(after === "" ? [] : [`Not tried: ${after}.`]),
  ];
}
