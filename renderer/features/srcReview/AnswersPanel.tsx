// SPDX-License-Identifier: Apache-2.0
import { Scale } from "lucide-react";
import { useState } from "react";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { SeverityMark } from "../finding/SeverityMark.tsx";
import { mostListed } from "./findingChoice.ts";

interface AnswersPanelProps {
  readonly rows: readonly FindingRow[];
  readonly onDispose: (finding: FindingRow) => void;
}

/** Where each finding stands with the committee; what waits for an answer comes first, and alone unless asked. */
export function AnswersPanel({ rows, onDispose }: AnswersPanelProps) {
  const [all, setAll] = useState(false);
  const meant = all ? rows : rows.filter(({ isUnresolved }) => isUnresolved);
  const listed = meant.slice(0, mostListed);
  return (
    <Panel
      title={t("src.findings")}
      icon={Scale}
      flush={listed.length > 0}
      actions={
        rows.length === 0 ? null : (
          <CheckField label={t("src.all")} checked={all} onChecked={setAll} />
        )
      }
    >
      {listed.length === 0 ? (
        <p className="quiet">
          {t(rows.length === 0 ? "src.noFinding" : "src.noneWaits")}
        </p>
      ) : (
        <div className="table-panel">
          <table className="table">
            <caption className="unseen">{t("src.findings")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("findings.label")}</th>
                <th scope="col">{t("findings.severity")}</th>
                <th scope="col">{t("finding.answer")}</th>
                <th scope="col">
                  <span className="unseen">{t("src.acts")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map((row) => (
                <tr key={row.finding}>
                  <td className="wrap">
                    <span className="strong block">{row.label}</span>
                    <span className="block">{row.title}</span>
                  </td>
                  <td>
                    <SeverityMark severity={row.severity} />
                  </td>
                  <td>
                    <AnswerChip row={row} />
                  </td>
                  <td>
                    <Button
                      size="small"
                      aria-label={t("src.disposeNamed", { label: row.label })}
                      onClick={() => {
                        onDispose(row);
                      }}
                    >
                      {t("src.dispose")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {meant.length > listed.length ? (
        <p className="quiet">
          {t("src.more", { count: meant.length - listed.length })}
        </p>
      ) : null}
    </Panel>
  );
}

function AnswerChip({ row }: { readonly row: FindingRow }) {
  const { answer, isUnresolved } = row;
  if (answer === null)
    return isUnresolved ? (
      <Chip tone="warn">{t("findings.unanswered")}</Chip>
    ) : (
      <Chip>{t("findings.asksNobody")}</Chip>
    );
  return (
    <Chip tone={isUnresolved ? "warn" : "ok"}>
      {t(`disposition.${answer}`)}
    </Chip>
  );
}
