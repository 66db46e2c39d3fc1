// SPDX-License-Identifier: Apache-2.0
import type { UnpackLimits } from "../../../shared/domain/unpackLimits.ts";
import type { Pieces } from "./bytes.ts";
import { ArchiveFault, MemberFault } from "./faults.ts";

/** What is still allowed of one package. One budget serves all layers of it. */
export interface Budget {
  readonly limits: UnpackLimits;
  /** One more member. @throws ArchiveFault `limit-members` */
  member(): void;
  /** @throws ArchiveFault `limit-time` */
  tick(): void;
  /**
   * Meters a member's content on its way.
   * @param packed bytes that it came from, so far.
   * @throws MemberFault `limit-file`, `limit-ratio`; ArchiveFault `limit-total`, `limit-time`
   */
  metered(content: AsyncIterable<Uint8Array>, packed: () => number): Pieces;
  /** Meters a layer that was unpacked whole, such as a gzip stream. */
  unpacked(content: AsyncIterable<Uint8Array>, packed: () => number): Pieces;
}

/** Little files may be as dense as they like. */
const ratioFloorBytes = 4 * 1024 * 1024;

export function createBudget(
  limits: UnpackLimits,
  now: () => number = () => performance.now(),
): Budget {
  const end = now() + limits.seconds * 1000;
  let members = 0;
  let total = 0;
  const tick = (): void => {
    if (now() > end) throw new ArchiveFault("limit-time");
  };
  const tooDense = (bytes: number, packed: number): boolean =>
    bytes > ratioFloorBytes && bytes > packed * limits.ratio;
  return {
    limits,
    tick,
    member() {
      tick();
      members += 1;
      if (members > limits.members) throw new ArchiveFault("limit-members");
    },
    async *metered(content, packed) {
      let bytes = 0;
      for await (const piece of content) {
        tick();
        bytes += piece.length;
        total += piece.length;
        if (bytes > limits.fileBytes) throw new MemberFault("limit-file");
        if (tooDense(bytes, packed())) throw new MemberFault("limit-ratio");
        if (total > limits.totalBytes) throw new ArchiveFault("limit-total");
        yield piece;
      }
    },
    async *unpacked(content, packed) {
      let bytes = 0;
      for await (const piece of content) {
        tick();
        bytes += piece.length;
        // The members of what is in it are counted on their own; headers may add something.
        if (bytes > limits.totalBytes * 2)
          throw new ArchiveFault("limit-total");
        if (tooDense(bytes, packed())) throw new ArchiveFault("limit-ratio");
        yield piece;
      }
    },
  };
}
