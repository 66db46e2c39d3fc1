// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/formats/acts.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import { requireRequest } from "../consent/recordedTexts.ts";

/** What is asked for; null for a charter. */
export function requestOf({ act, text }: ReceivedState): Request | null {
  return act === "charter" ? null : requireRequest(text);
}
