// SPDX-License-Identifier: Apache-2.0
import { neverTaken } from "../../../shared/domain/dispositionLook.ts";
import type { DispositionLook } from "../../../shared/ipc/dispositionContract.ts";

/** Whether what was looked at can be recorded, as whose word, and of how many findings that changed since. */
export function standingOf({ signer, faults, answers }: DispositionLook): {
  readonly canTake: boolean;
  readonly isSigned: boolean;
  readonly changed: number;
} {
  const said = answers.filter(({ state }) =>
    ["new", "changed", "same"].includes(state),
  );
  const isWhole =
    faults.length === 0 &&
    said.length > 0 &&
    !answers.some(({ state }) => state === "bad");
  return {
    canTake: isWhole && !neverTaken.includes(signer.state),
    isSigned: signer.state === "src-member",
    changed: said.filter(({ changedSince }) => changedSince.length > 0).length,
  };
}
