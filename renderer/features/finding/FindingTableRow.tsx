// SPDX-License-Identifier: Apache-2.0
import { LockKeyhole } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { formatDay, formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { TickBox } from "../../ui/TickBox.tsx";
import { rowHeight } from "./rowWindow.ts";
import { SeverityMark } from "./SeverityMark.tsx";

interface FindingTableRowProps {
  readonly row: FindingRow;
  readonly index: number;
  /** The keyboard enters the list here. */
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isOpened: boolean;
  readonly nameOf: (person: PersonId) => string;
  readonly onOpen: () => void;
  readonly onToggle: (isExtending: boolean) => void;
}

/** One line: what does not fit is cut short and stands in the detail. */
export function FindingTableRow({
  row,
  index,
  isActive,
  isChosen,
  isOpened,
  nameOf,
  onOpen,
  onToggle,
}: FindingTableRowProps) {
  const { label, title, component, owner, answer, embargoUntil } = row;
  return (
    <tr
      data-row
      data-selectable
      data-selected={isOpened}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-current={isOpened ? "true" : undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ height: rowHeight }}
      onClick={onOpen}
    >
      <td className="pick">
        <TickBox
          tabIndex={-1}
          label={t("findings.chooseNamed", { label })}
          checked={isChosen}
          onClick={(event) => {
            onToggle(event.shiftKey);
          }}
          onChange={() => undefined}
        />
      </td>
      <td className="of-label" title={label}>
        {label}
      </td>
      <td className="of-severity">
        <SeverityMark severity={row.severity} />
      </td>
      <td className="of-title strong" title={title}>
        <span className="two-lines">{title}</span>
      </td>
      <td className="of-component wide-only" title={component}>
        {component}
      </td>
      <td className="of-status mid-only">
        {t(`findingStatus.${row.status}`)}
        <span className="quiet block">
          {answer === null
            ? t(
                row.isUnresolved
                  ? "findings.unanswered"
                  : "findings.asksNobody",
              )
            : t(`disposition.${answer}`)}
        </span>
      </td>
      <td className="of-owner wide-only">
        {owner === null ? (
          <span className="quiet">{t("findings.nobody")}</span>
        ) : (
          nameOf(owner)
        )}
      </td>
      <td className="of-embargo wide-only number">
        {embargoUntil === null ? null : (
          <span title={formatInstant(embargoUntil)} className="embargo-cell">
            {row.isEmbargoed ? <LockKeyhole size={12} aria-hidden /> : null}
            {t(row.isEmbargoed ? "findings.until" : "findings.over", {
              day: formatDay(embargoUntil),
            })}
          </span>
        )}
      </td>
    </tr>
  );
}
