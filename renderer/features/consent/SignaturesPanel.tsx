// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { candidatesOf } from "../release/gate.ts";
import { RequestSignatures } from "../signature/RequestSignatures.tsx";

/** Jumps from unmet conditions come here. */
export const consentSignaturesId = "consent-signatures";

interface SignaturesPanelProps {
  readonly consent: ConsentView;
  /** Signatures can still be given. */
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
}

export function SignaturesPanel({
  consent: view,
  open,
  nameOf,
}: SignaturesPanelProps) {
  const { consent } = view;
  return (
    <RequestSignatures
      id={consentSignaturesId}
      request={view}
      waitingFor={candidatesOf(view)}
      open={open}
      nameOf={nameOf}
      dropLabel={t("consent.drop")}
      onSign={(key) => call("consent.sign", { consent, key })}
      onRecord={(source) => call("consent.record", { consent, ...source })}
      onSend={(folder) => call("consent.send", { consent, folder })}
    />
  );
}
