// SPDX-License-Identifier: Apache-2.0
import type { PersonId, Sha256 } from "../ids.ts";

/** Values that stand in the lines of statements. Grammar: docs/format/statements.md. */
export interface ListedFile {
  readonly sha256: Sha256;
  readonly path: string;
}

export interface JudgedText {
  readonly sha256: Sha256;
  /** A bare file name ending in `.txt`. */
  readonly name: string;
}

export interface MeasuredBytes {
  readonly sha256: Sha256;
  readonly size: number;
}

/** To whom something may be sealed: a person, by one key of theirs. */
export interface Recipient {
  readonly person: PersonId;
  /** An ssh-ed25519 or ssh-rsa key as `type SP base64`, or `age1…`. */
  readonly recipient: string;
}
