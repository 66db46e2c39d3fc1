// SPDX-License-Identifier: Apache-2.0
import type { Sha256 } from "../../../shared/ids.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import verifyDocument from "./VERIFY.md?raw";
import verifyScript from "./verify.sh?raw";

/** The texts that travel in every release folder without being signed, by their names in it. */
export const releaseTexts: ReadonlyMap<string, string> = new Map([
  ["VERIFY.md", verifyDocument],
  ["verify.sh", verifyScript],
]);

/** The script holds the digests of VERIFY.md and of every earlier text; both verifiers know the same ones. */
const listed = /^known=['"]?([0-9a-f ]+)['"]?$/m.exec(verifyScript)?.[1] ?? "";
const known = new Set([...listed.split(" "), sha256(encodeUtf8(verifyScript))]);

/**
 * Whether a text is one that may lie in a release unsigned: of this version or an earlier one. So nothing
 * that nobody approved can leave in their place.
 */
export function isReleaseText(digest: Sha256): boolean {
  return known.has(digest);
}
