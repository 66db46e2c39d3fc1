// SPDX-License-Identifier: Apache-2.0
import { presenceDemands } from "../../../shared/domain/presence.ts";
import type { SignatureView } from "../../../shared/ipc/views.ts";

/** Who has signed; behind the name of whoever did with a hardware key, what it says of them. */
export function signersText(
  signatures: readonly Pick<SignatureView, "person" | "presence">[],
): string {
  return signatures
    .map(({ person, presence }) =>
      presence === null
        ? person
        : `${person} (hardware key: ${presenceDemands
            .map((each) => (presence.includes(each) ? each : `no ${each}`))
            .join(", ")})`,
    )
    .join(", ");
}
