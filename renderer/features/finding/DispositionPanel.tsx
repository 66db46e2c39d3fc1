// SPDX-License-Identifier: Apache-2.0
import { Scale } from "lucide-react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { FindingView } from "../../../shared/ipc/findingContract.ts";
import { useResource } from "../../api/resource.ts";
import { t } from "../../text/text.ts";
import { ShortDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";

interface DispositionPanelProps {
  readonly audit: AuditId;
  readonly finding: FindingView;
  readonly nameOf: (person: PersonId) => string;
}

/** What the security response committee said of it. */
export function DispositionPanel({
  audit,
  finding,
  nameOf,
}: DispositionPanelProps) {
  const { disposition, status } = finding;
  const list = useResource("finding.list", { audit, filter: {} });
  if (disposition === null)
    return (
      <Panel title={t("finding.disposition")} icon={Scale}>
        <p className="quiet">
          {t(
            status === "withdrawn"
              ? "finding.withdrawnAsksNobody"
              : "finding.noDisposition",
          )}
        </p>
      </Panel>
    );
  const { answer, of, note, by, at, file } = disposition;
  const repeated =
    of === null || list.state !== "ready"
      ? undefined
      : list.value.findings.find((row) => row.finding === of);
  return (
    <Panel title={t("finding.disposition")} icon={Scale}>
      <Facts>
        <Fact name={t("finding.answer")}>{t(`disposition.${answer}`)}</Fact>
        {of === null ? null : (
          <Fact name={t("finding.duplicateOf")}>{repeated?.label ?? of}</Fact>
        )}
        {note === "" ? null : <Fact name={t("finding.note")}>{note}</Fact>}
        {by === null ? null : (
          <Fact name={t("finding.saidBy")}>{nameOf(by)}</Fact>
        )}
        <Fact name={t("finding.saidAt")}>
          <Moment at={at} />
        </Fact>
        <Fact name={t("finding.cameBy")}>
          {file === null ? (
            t("finding.answerByHand")
          ) : (
            <ShortDigest digest={file} label={t("finding.answerFile")} />
          )}
        </Fact>
      </Facts>
    </Panel>
  );
}
