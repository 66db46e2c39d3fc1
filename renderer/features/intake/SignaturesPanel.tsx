// SPDX-License-Identifier: Apache-2.0
import { ShieldCheck } from "lucide-react";
import type { SignatureFinding } from "../../../shared/domain/handedOver.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { signatureFaultWords } from "../../../shared/text/handedOver.ts";
import { t } from "../../text/text.ts";
import { CopyButton } from "../../ui/Digest.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import { SignatureChip } from "./SignatureChip.tsx";
import { headingOf } from "./stages.ts";

/** Every signature that came along, over what, by whose key, and how it stands. */
export function SignaturesPanel({
  summary,
}: {
  readonly summary: IntakeSummary;
}) {
  const { signatures } = summary;
  return (
    <Panel
      id={headingOf("signatures")}
      title={t("stage.signatures")}
      icon={ShieldCheck}
      flush={signatures.length > 0}
    >
      {signatures.length === 0 ? (
        <p className="row nowrap top">
          <SignatureChip state="unsigned" />
          <span className="quiet">{t("intake.noSignatures")}</span>
        </p>
      ) : (
        <CappedList
          items={signatures}
          className="items"
          label={t("stage.signatures")}
        >
          {(finding, index) => <SignatureItem key={index} finding={finding} />}
        </CappedList>
      )}
    </Panel>
  );
}

function whoseKey({ by, key, holder }: SignatureFinding): string {
  const kind = t(`intake.signature.${by}`);
  return holder === null
    ? t("intake.signedBy", { kind, key: shown(key) })
    : t("intake.signedOf", { kind, holder: shown(holder) });
}

function SignatureItem({ finding }: { readonly finding: SignatureFinding }) {
  const { path, over, state, key, holder, fault } = finding;
  return (
    <li className="stack tight">
      <p className="row">
        <SignatureChip state={state} />
        <span className="strong wrap">
          {t("intake.over", { path: shown(over) })}
        </span>
      </p>
      <p className="row small">
        <span className="wrap">{whoseKey(finding)}</span>
        {holder === null ? null : (
          <code className="quiet wrap">{shown(key)}</code>
        )}
        {key === "" ? null : <CopyButton text={key} label={t("fingerprint")} />}
        <span className="quiet wrap">
          {path === "" ? t("intake.signedIn") : shown(path)}
        </span>
      </p>
      {fault === null ? null : (
        <p className={state === "broken" ? "ink-bad" : "quiet"}>
          {signatureFaultWords[fault]}
        </p>
      )}
    </li>
  );
}
