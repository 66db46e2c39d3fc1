// SPDX-License-Identifier: Apache-2.0
import type { RefusalReason } from "../../../shared/domain/memberReasons.ts";
import type { Pieces } from "./bytes.ts";

/** One member of an archive as it is read. Its content is read, or left, before the next is asked for. */
export interface Member {
  /** As it stands there; bytes that are no text became U+FFFD. */
  readonly rawName: string;
  /** Whether every program reads these letters in it; where nothing is said, they are. */
  readonly isNameCertain?: boolean;
  readonly isFolder: boolean;
  /** As its header says. */
  readonly size: number;
  /** Bytes in the archive; equal to `size` where nothing is compressed. */
  readonly packedSize: number;
  readonly encrypted: boolean;
  /** Name of the user whose file it was, where the archive says so. */
  readonly owner?: string;
  /** When it was changed, in seconds of 1970; of a zip as if its maker's clock were UTC. */
  readonly changed?: number;
  /** What a link leads to, where a header says so. */
  readonly target?: string;
  /** What its header alone gives away. */
  readonly refused: RefusalReason | null;
  /** @throws MemberFault, ArchiveFault while iterating */
  content(): Pieces;
}

export const noContent = async function* (): Pieces {
  // A folder, or what is refused unread.
};
