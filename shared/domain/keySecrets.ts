// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../failure.ts";

/** What a key file wants to be told before it signs: its passphrase, or the PIN of the hardware key it stands for. */
export function secretWanted({ code }: Failure): "passphrase" | "pin" | null {
  if (code === "key-passphrase-needed") return "passphrase";
  return code === "security-key-pin-needed" ? "pin" : null;
}
