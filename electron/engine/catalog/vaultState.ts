// SPDX-License-Identifier: Apache-2.0
import type { Instant, Sha256 } from "../../../shared/ids.ts";
import type { Slot } from "../vault/slot.ts";

/** A key of the vault's holder to sign with. */
export interface OwnKeyState {
  /** `type SP base64`. */
  key: string;
  name: string;
  made: Instant;
  /** Its 32 bytes, sealed as the master key is in a slot. */
  sealed: Slot;
}

export interface HandOverState {
  begun: Instant;
  /** Ids of slots. */
  from: string;
  to: string;
  fromName: string;
  toName: string;
  kit: "new" | "kept";
  /** Whether the new kit was made since it began. */
  kitMade: boolean;
}

export interface RekeyState {
  at: Instant;
  recipient: string;
  /** Bare name of the new folder. */
  to: string;
}

export interface KitState {
  made: Instant;
  by: string;
  recipient: string;
  /** Digest of `recovery.age`; null when the entry does not say. */
  sealed: Sha256 | null;
}
