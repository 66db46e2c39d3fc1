// SPDX-License-Identifier: Apache-2.0
import { KeyRound, PenLine, Send } from "lucide-react";
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { useCall } from "../../api/useCall.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { newSigner } from "../signature/recordings.ts";
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
  const record = async (
    source: SignatureSource,
  ): Promise<Result<string, Failure>> => {
    const id = release.release;
    const result = await call("release.record", { release: id, ...source });
    if (!result.ok) return result;
    const signer = newSigner(release.signatures, result.value.signatures);
    return ok(signer === null ? t("signature.somebody") : nameOf(signer));
  };
  return (
    <Panel id={signaturesId} title={t("signatures.title")} icon={PenLine}>
      <SignerList
        signatures={release.signatures}
        waitingFor={open ? candidatesOf(release) : []}
        nameOf={nameOf}
      />
      {open ? (
        <>
          <OwnSignature release={release} signed={signed} nameOf={nameOf} />
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
      <SentList release={release} nameOf={nameOf} />
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

interface OwnSignatureProps {
  readonly release: ReleaseView;
  readonly signed: boolean;
  readonly nameOf: (person: PersonId) => string;
}

function OwnSignature({ release, signed, nameOf }: OwnSignatureProps) {
  const choose = useCall("dialog.open");
  const sign = useCall("release.sign");
  const run = async () => {
    const chosen = await choose.run({ purpose: "signing-key" });
    const key = chosen.ok ? chosen.value.chosen[0] : undefined;
    if (key === undefined) return;
    const result = await sign.run({
      release: release.release,
      key: key.grant,
    });
    if (!result.ok) return;
    const signer = newSigner(release.signatures, result.value.signatures);
    const name = signer === null ? t("signature.somebody") : nameOf(signer);
    announce(t("signature.recorded", { name }));
  };
  const refused = choose.failure ?? sign.failure;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <Button
          icon={KeyRound}
          className="no-shrink"
          tone={signed ? "plain" : "primary"}
          busy={sign.busy}
          onClick={() => void run()}
        >
          {sign.busy ? t("sign.busy") : t("sign.go")}
        </Button>
        <p className="small quiet beside-button">{t("sign.why")}</p>
      </div>
      {refused === null ? null : <FailureNotice failure={refused} />}
    </div>
  );
}

interface SentListProps {
  readonly release: ReleaseView;
  readonly nameOf: (person: PersonId) => string;
}

function SentList({ release, nameOf }: SentListProps) {
  if (release.sent.length === 0) return null;
  return (
    <ul className="small quiet">
      {release.sent.map(({ at, to }) => (
        <li key={at}>
          {t("sent.line", { names: formatList(to.map(nameOf)) })}{" "}
          <Moment at={at} />
        </li>
      ))}
    </ul>
  );
}
