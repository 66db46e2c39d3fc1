// SPDX-License-Identifier: Apache-2.0
import type { Tree } from "../model/journal.ts";
import type { ModelDisk } from "../model/modelDisk.ts";
import type { ReferenceChain } from "../support/referenceChain.ts";

/** What is to be there once an operation was acknowledged. */
export interface Promised {
  readonly operation: string;
  /** The last entry of the ledger then. */
  readonly seq: number;
}

/** A working day on a model disk: all that reached it, and what was promised when. */
export interface Day {
  readonly model: ModelDisk;
  readonly promised: readonly Promised[];
  readonly chain: ReferenceChain;
  /** Ids of the objects whose removal was acknowledged. */
  readonly removed: readonly string[];
  /** Everything outside the vault as it was in the end. */
  readonly final: Tree;
}
