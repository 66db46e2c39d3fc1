// SPDX-License-Identifier: Apache-2.0
import type { Finding, Unseen } from "../../../shared/domain/inspection.ts";
import { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";

/** From everything that the item says: what reads differently is another item. */
export function itemIdOf(item: Finding | Unseen): ItemId {
  return ItemId.parse(sha256(encodeUtf8(canonicalJson(item))).slice(0, 16));
}
