// SPDX-License-Identifier: Apache-2.0
import { presenceDemands, shows } from "../../../shared/domain/presence.ts";
import type { SignatureView } from "../../../shared/ipc/views.ts";
import { hardwareFlagsOf } from "../../crypto/ssh/signature.ts";
import type { RecordedSignature } from "../catalog/recordedSignature.ts";

/** A recorded signature as people see it: who, with which key, when, and what a hardware key says of them. */
export function signatureView({
  person,
  fingerprint,
  at,
  signature,
}: RecordedSignature): SignatureView {
  const presence = presenceOf(signature);
  return { person, fingerprint, recorded: at, presence };
}

/** What a hardware key says of the person in front of it; null for every other key. */
export function presenceOf(signature: string): SignatureView["presence"] {
  const flags = hardwareFlagsOf(signature);
  return flags === null
    ? null
    : presenceDemands.filter((demand) => shows(flags, demand));
}
