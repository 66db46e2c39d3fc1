// SPDX-License-Identifier: Apache-2.0
import type { ProposalState } from "../../../shared/domain/findingLook.ts";
import type { ProposalView } from "../../../shared/ipc/findingContract.ts";
import { badnessWords, noticeWords } from "../../../shared/text/findings.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { TickBox } from "../../ui/TickBox.tsx";
import { fieldName } from "./fieldNames.ts";
import { isTakable } from "./importChoice.ts";
import { SeverityMark } from "./SeverityMark.tsx";

interface ProposalTableProps {
  readonly proposals: readonly ProposalView[];
  readonly chosen: ReadonlySet<number>;
  readonly onToggle: (index: number) => void;
}

const tones: Readonly<Record<ProposalState, Tone>> = {
  ...{ new: "ok", changed: "info", same: "plain", bad: "bad" },
};

export function ProposalTable({
  proposals,
  chosen,
  onToggle,
}: ProposalTableProps) {
  const { portion, more } = usePortion(proposals);
  return (
    <>
      <div className="panel table-panel">
        <table className="table">
          <caption className="unseen">{t("findingImport.table")}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t("findingImport.take")}</span>
              </th>
              <th scope="col">{t("findings.label")}</th>
              <th scope="col">{t("findings.title")}</th>
              <th scope="col" className="mid-only">
                {t("findings.severity")}
              </th>
              <th scope="col" className="wide-only">
                {t("findingImport.place")}
              </th>
            </tr>
          </thead>
          <tbody>
            {portion.map((proposal, index) => (
              <ProposalRow
                key={index}
                proposal={proposal}
                isChosen={chosen.has(index)}
                onToggle={() => {
                  onToggle(index);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}

interface ProposalRowProps {
  readonly proposal: ProposalView;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function ProposalRow({ proposal, isChosen, onToggle }: ProposalRowProps) {
  const { state, label, title, severity, excerpt } = proposal;
  return (
    <tr>
      <td>
        {isTakable(proposal) ? (
          <TickBox
            label={t("findingImport.takeNamed", { label })}
            checked={isChosen}
            onChange={onToggle}
          />
        ) : null}
      </td>
      <td>
        <span className="wrap">{label}</span>
        <span className="block">
          <Chip tone={tones[state]}>{t(`proposalState.${state}`)}</Chip>
        </span>
      </td>
      <td>
        <span className="strong wrap">{title}</span>
        <Remarks proposal={proposal} />
        {excerpt === "" ? null : (
          <span className="quiet block wrap excerpt">{excerpt}</span>
        )}
      </td>
      <td className="mid-only">
        {severity === null ? null : <SeverityMark severity={severity} />}
      </td>
      <td className="wide-only quiet">
        <Place proposal={proposal} />
      </td>
    </tr>
  );
}

/** Why it cannot be taken, what of it was not, and what would change. */
function Remarks({ proposal }: { readonly proposal: ProposalView }) {
  const { bad, notices, changes } = proposal;
  const lines = [
    ...(bad === null ? [] : [badnessWords[bad]]),
    ...notices.map((notice) => noticeWords[notice]),
  ];
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="block ink-warn">
          {line}
        </span>
      ))}
      {changes.length === 0 ? null : (
        <span className="block">
          {t("findingImport.changes", {
            fields: formatList(changes.map(fieldName)),
          })}
        </span>
      )}
    </>
  );
}

function Place({ proposal }: { readonly proposal: ProposalView }) {
  const { page, line, confidence } = proposal;
  return (
    <>
      {page === null
        ? t("findingImport.line", { line })
        : t("findingImport.page", { page, line })}
      {confidence === "high" ? null : (
        <span className="block">{t(`confidence.${confidence}`)}</span>
      )}
    </>
  );
}
