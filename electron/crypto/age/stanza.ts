// SPDX-License-Identifier: Apache-2.0

/** One wrapping of the file key (C2SP age, "Recipient stanza"). */
export interface Stanza {
  /** The first argument. */
  readonly type: string;
  readonly args: readonly string[];
  readonly body: Uint8Array;
}
