// SPDX-License-Identifier: Apache-2.0
import { FilePlus2, GitCompare } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { changeSentences } from "../../../shared/text/sheet.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";

interface ChangesPanelProps {
  readonly sheet: SigningSheet;
  readonly nameOf: (person: PersonId) => string;
}

/** What is not as it was when a statement of this audit was last signed here. */
export function ChangesPanel({ sheet, nameOf }: ChangesPanelProps) {
  const { act, changes, charterChanges } = sheet;
  if (act === "charter" && charterChanges === null) return null;
  const lines =
    charterChanges === null
      ? changes === null
        ? []
        : changeSentences(changes.changes)
      : [
          ...charterChanges.removed.map((line) => `− ${line}`),
          ...charterChanges.added.map((line) => `+ ${line}`),
        ];
  const title =
    charterChanges === null ? t("inbox.changesTitle") : t("inbox.charterDiff");
  const first = changes === null && charterChanges === null;
  return (
    <Panel title={title} icon={first ? FilePlus2 : GitCompare}>
      {first ? <p className="quiet">{t("inbox.firstSigned")}</p> : null}
      {changes === null ? null : (
        <p>
          {t("inbox.since", {
            name: nameOf(changes.by),
            day: formatDay(changes.since),
          })}
        </p>
      )}
      {!first && lines.length === 0 ? <p>{t("inbox.noChange")}</p> : null}
      <ul className="stack tight">
        {lines.map((line) => (
          <li key={line} className="wrap">
            {line}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
