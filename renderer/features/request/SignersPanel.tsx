// SPDX-License-Identifier: Apache-2.0
import { Users } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { t } from "../../text/text.ts";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Presence } from "../signature/SignerList.tsx";

interface SignersPanelProps {
  readonly sheet: SigningSheet;
  readonly nameOf: (person: PersonId) => string;
}

/** Who signed, whom the charter still asks for, and that charter to the byte. */
export function SignersPanel({ sheet, nameOf }: SignersPanelProps) {
  const { act, charter, missing, people, signed } = sheet;
  return (
    <Panel title={t("inbox.signers")} icon={Users}>
      <Facts>
        <Fact name={t("inbox.signedBy")}>
          {signed.length === 0
            ? t("inbox.nobody")
            : signed.map(({ person, fingerprint, presence }) => (
                <div key={`${person} ${fingerprint}`}>
                  {nameOf(person)}{" "}
                  <code className="small quiet wrap">{fingerprint}</code>
                  {presence === null ? null : <Presence shown={presence} />}
                </div>
              ))}
        </Fact>
        <Fact name={t("inbox.maySign")}>{people.map(nameOf).join(", ")}</Fact>
        {charter === null ? null : (
          <Fact name={t("inbox.charter")}>
            {t("inbox.charterVersion", {
              version: charter.version,
              how: t(`inbox.how.${charter.how}`),
            })}
            <FullDigest digest={charter.digest} label={t("digest")} />
          </Fact>
        )}
      </Facts>
      {missing === null ? null : missing.length === 0 ? (
        <p>{t("inbox.quorumMet")}</p>
      ) : (
        <ConditionList unmet={missing} nameOf={nameOf} />
      )}
      {charter === null ? null : (
        <Disclosure
          label={t(
            act === "charter" ? "inbox.charterReplaced" : "inbox.charterText",
          )}
        >
          <TextSheet text={charter.text} label={t("inbox.charterText")} />
        </Disclosure>
      )}
    </Panel>
  );
}
