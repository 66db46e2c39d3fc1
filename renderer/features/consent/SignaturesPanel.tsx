// SPDX-License-Identifier: Apache-2.0
import { PenLine, Send } from "lucide-react";
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";
import { candidatesOf } from "../release/gate.ts";
import { OwnSignature } from "../signature/OwnSignature.tsx";
import { newSigner } from "../signature/recordings.ts";
import { SentList } from "../signature/SentList.tsx";
import {
  SignatureIntake,
  type SignatureSource,
} from "../signature/SignatureIntake.tsx";
import { SignerList } from "../signature/SignerList.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";

/** Jumps from unmet conditions come here. */
export const consentSignaturesId = "consent-signatures";

interface SignaturesPanelProps {
  readonly consent: ConsentView;
  /** Signatures can still be given. */
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
}

/** Sign oneself, ask the others, take their signatures back. */
export function SignaturesPanel({
  consent,
  open,
  nameOf,
}: SignaturesPanelProps) {
  const { requester, signatures, consent: id } = consent;
  const signed = signatures.some(({ person }) => person === requester);
  const signerIn = (
    result: Result<ConsentView, Failure>,
  ): Result<string, Failure> => {
    if (!result.ok) return result;
    const signer = newSigner(signatures, result.value.signatures);
    return ok(signer === null ? t("signature.somebody") : nameOf(signer));
  };
  const sign = async (key: SigningWay) =>
    signerIn(await call("consent.sign", { consent: id, key }));
  const record = async (source: SignatureSource) =>
    signerIn(await call("consent.record", { consent: id, ...source }));
  return (
    <Panel
      id={consentSignaturesId}
      title={t("signatures.title")}
      icon={PenLine}
    >
      <SignerList
        signatures={signatures}
        waitingFor={open ? candidatesOf(consent) : []}
        nameOf={nameOf}
      />
      {open ? (
        <>
          <OwnSignature primary={!signed} onSign={sign} />
          <WriteOut
            icon={Send}
            primary={signed && consent.sent.length === 0}
            label={t("send.go")}
            explanation={t(signed ? "send.why" : "send.requesterFirst", {
              name: nameOf(requester),
            })}
            done={t("send.done")}
            next={t("send.next")}
            purpose="request-folder"
            onFolder={(folder) => call("consent.send", { consent: id, folder })}
          />
        </>
      ) : null}
      <SentList sent={consent.sent} nameOf={nameOf} />
      {open ? (
        <SignatureIntake dropLabel={t("consent.drop")} onRecord={record} />
      ) : null}
    </Panel>
  );
}
