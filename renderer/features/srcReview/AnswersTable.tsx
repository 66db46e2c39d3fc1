// SPDX-License-Identifier: Apache-2.0
import type { AnswerRow } from "../../../shared/ipc/dispositionContract.ts";
import {
  answerFaultWords,
  answerStateWords,
} from "../../../shared/text/dispositions.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import { mostListed } from "./findingChoice.ts";

const tones: Readonly<Record<AnswerRow["state"], Tone>> = {
  new: "ok",
  changed: "warn",
  same: "plain",
  unanswered: "plain",
  bad: "bad",
};

interface AnswersTableProps {
  readonly answers: readonly AnswerRow[];
}

/** Each answer beside the finding as it is; those that cannot be taken first. */
export function AnswersTable({ answers }: AnswersTableProps) {
  if (answers.length === 0) return null;
  const order = [
    ...answers.filter(({ state }) => state === "bad"),
    ...answers.filter(({ state }) => state !== "bad"),
  ];
  return (
    <div className="table-panel">
      <table className="table">
        <caption className="unseen">{t("dispositions.answers")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("dispositions.state")}</th>
            <th scope="col">{t("findings.label")}</th>
            <th scope="col">{t("finding.answer")}</th>
            <th scope="col">{t("dispositions.says")}</th>
          </tr>
        </thead>
        <tbody>
          {order.slice(0, mostListed).map((row) => (
            <tr key={row.line}>
              <td>
                <Chip tone={tones[row.state]}>
                  {answerStateWords[row.state]}
                </Chip>
              </td>
              <td className="wrap">
                <span className="strong block">{row.label}</span>
                <span className="quiet block">{row.title ?? ""}</span>
              </td>
              <td>
                {row.answer === null ? "" : t(`disposition.${row.answer}`)}
                {row.now === null || row.now === row.answer ? null : (
                  <span className="quiet block">
                    {t("dispositions.was", {
                      answer: t(`disposition.${row.now}`),
                    })}
                  </span>
                )}
              </td>
              <td className="wrap">
                <Says row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.length > mostListed ? (
        <p className="quiet">
          {t("src.more", { count: order.length - mostListed })}
        </p>
      ) : null}
    </div>
  );
}

function Says({ row }: { readonly row: AnswerRow }) {
  if (row.fault !== null)
    return (
      <>
        {answerFaultWords[row.fault]} ({t("dispositions.line", row)})
      </>
    );
  const { duplicateOf, fixVersions, cves, links, note, changedSince } = row;
  const lists = [...cves, ...fixVersions, ...links];
  return (
    <>
      {duplicateOf === null ? null : (
        <span className="block">
          {t("dispositions.of", { label: duplicateOf })}
        </span>
      )}
      {lists.length === 0 ? null : (
        <span className="block">
          {t("dispositions.adds", { what: formatList(lists) })}
        </span>
      )}
      {note === "" ? null : <span className="block quiet">{note}</span>}
      {changedSince.length === 0 ? null : (
        <Chip tone="warn">
          {t("dispositions.changedSince", {
            fields: formatList(changedSince),
          })}
        </Chip>
      )}
    </>
  );
}
