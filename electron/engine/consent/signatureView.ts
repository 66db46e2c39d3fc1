// SPDX-License-Identifier: Apache-2.0
import { presenceDemands, shows } from "../../../shared/domain/presence.ts";
import type { SignatureView } from "../../../shared/ipc/views.ts";
import { hardwareFlagsOf } from "../../crypto/ssh/signature.ts";
import type { RecordedSignature } from "../catalog/state.ts";

/** A recorded signature as people see it: who, with which key, when, and what a hardware key says of them. */
export function signatureView({
  person,
  fingerprint,
  at,
  signature,
}: RecordedSignature): SignatureView {
  const flags = hardwareFlagsOf(signature);
  const presence =
    flags === null
      ? null
      : presenceDemands.filter((demand) => shows(flags, demand));
  return { person, fingerprint, recorded: at, presence };
}
