// SPDX-License-Identifier: Apache-2.0
import type { HeldFile } from "./inboxState.ts";
import type { State } from "./state.ts";

/** What has files in the vault, each as an object. */
export interface Holder {
  /** Its objects are gone, or go at the next start. */
  readonly removed: boolean;
  readonly files: HeldFile[];
}

/** Everything that has files in the vault: deliverables, and requests that were received. */
export function holdersOf({ deliverables, received }: State): Holder[] {
  return [
    ...[...deliverables.values()].map(({ removed, versions: files }) => ({
      removed,
      files,
    })),
    ...[...received.values()].map(({ removed, files }) => ({
      removed: removed !== null,
      files,
    })),
  ];
}
