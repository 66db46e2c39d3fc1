// SPDX-License-Identifier: Apache-2.0
import { nativeSodium } from "./nativeSodium.ts";
import { portableSodium } from "./portableSodium.ts";
import type { Sodium } from "./primitives.ts";

/** `native`: machine code. `portable`: WebAssembly, which gives the same bytes more slowly. */
export type Cryptography = "native" | "portable";

const native =
  process.env["COUNTERSEAL_CRYPTOGRAPHY"] === "portable" ? null : nativeSodium;

/** Which build of libsodium does the work here. */
export const cryptography: Cryptography =
  native === null ? "portable" : "native";

/** Ready from the first moment: loading this module waits for it. */
export const sodium: Sodium = native ?? portableSodium;
