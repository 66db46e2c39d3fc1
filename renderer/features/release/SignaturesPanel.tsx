// SPDX-License-Identifier: Apache-2.0
import { PenLine, Send } from "lucide-react";
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { OwnSignature } from "../signature/OwnSignature.tsx";
import { newSigner } from "../signature/recordings.ts";
import { SentList } from "../signature/SentList.tsx";
import {
  SignatureIntake,
  type SignatureSource,
} from "../signature/SignatureIntake.tsx";
import { SignerList } from "../signature/SignerList.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";
import { exportId } from "./ExportPanel.tsx";
import { candidatesOf } from "./gate.ts";

/** Jumps from unmet conditions come here. */
export const signaturesId = "release-signatures";

interface SignaturesPanelProps {
  readonly release: ReleaseView;
  /** Signatures can still be given. */
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
}

/** Sign oneself, ask the others, take their signatures back. */
export function SignaturesPanel({
  release,
  open,
  nameOf,
}: SignaturesPanelProps) {
  const { requester } = release;
  const signed = release.signatures.some((one) => one.person === requester);
  const { release: id } = release;
  const signerIn = (
    result: Result<ReleaseView, Failure>,
  ): Result<string, Failure> => {
    if (!result.ok) return result;
    const signer = newSigner(release.signatures, result.value.signatures);
    return ok(signer === null ? t("signature.somebody") : nameOf(signer));
  };
  const record = async (source: SignatureSource) =>
    signerIn(await call("release.record", { release: id, ...source }));
  const sign = async (key: SigningWay) =>
    signerIn(await call("release.sign", { release: id, key }));
  return (
    <Panel id={signaturesId} title={t("signatures.title")} icon={PenLine}>
      <SignerList
        signatures={release.signatures}
        waitingFor={open ? candidatesOf(release) : []}
        nameOf={nameOf}
      />
      {open ? (
        <>
          <OwnSignature primary={!signed} onSign={sign} />
          <WriteOut
            icon={Send}
            primary={signed && release.sent.length === 0}
            label={t("send.go")}
            explanation={t(signed ? "send.why" : "send.requesterFirst", {
              name: nameOf(requester),
            })}
            done={t("send.done")}
            next={t("send.next")}
            purpose="request-folder"
            onFolder={(folder) =>
              call("release.send", { release: release.release, folder })
            }
          />
        </>
      ) : null}
      <SentList sent={release.sent} nameOf={nameOf} />
      {open && release.unmet.length === 0 ? <ReadyNotice /> : null}
      {open ? (
        <SignatureIntake dropLabel={t("signatures.drop")} onRecord={record} />
      ) : null}
    </Panel>
  );
}

/** Said where the last signature was handed in; the door itself is further up. */
function ReadyNotice() {
  return (
    <Notice tone="ok" title={t("export.title")}>
      <div>
        <Button
          size="small"
          onClick={() => {
            focusHeading(exportId);
          }}
        >
          {t("export.jump")}
        </Button>
      </div>
    </Notice>
  );
}
