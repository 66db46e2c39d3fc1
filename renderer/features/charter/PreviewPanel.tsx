// SPDX-License-Identifier: Apache-2.0
import { Plus } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { CharterPreview } from "../../../shared/ipc/charterViews.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { DifferencesSheet } from "./DifferencesSheet.tsx";
import { TurnoverList } from "./TurnoverList.tsx";

interface PreviewPanelProps {
  readonly preview: CharterPreview;
  /** Text of the charter in force; empty before the first. */
  readonly before: string;
  readonly nameOf: (person: PersonId) => string;
  readonly onAlternatives: (lines: CharterPreview["alternatives"]) => void;
}

/** What a draft would say and do, or why there can be none and what would help. */
export function PreviewPanel({
  preview,
  before,
  nameOf,
  onAlternatives,
}: PreviewPanelProps) {
  const { text, refusal, unchanged, alternatives, turnovers } = preview;
  return (
    <div className="stack" ref={reveal}>
      {unchanged ? (
        <Notice tone="info">
          <p>{t("draft.unchanged")}</p>
        </Notice>
      ) : null}
      {refusal === null ? null : (
        <Notice tone="warn" title={t("draft.refused", { reason: refusal })}>
          {alternatives.length === 0 ? null : (
            <>
              <p>{t("draft.alternatives")}</p>
              <ul>
                {alternatives.map((line) => (
                  <li key={JSON.stringify(line)}>
                    <code>{lineText(line)}</code>
                  </li>
                ))}
              </ul>
              <div>
                <Button
                  size="small"
                  icon={Plus}
                  onClick={() => {
                    onAlternatives(alternatives);
                  }}
                >
                  {t("draft.addAlternatives")}
                </Button>
              </div>
            </>
          )}
        </Notice>
      )}
      {text === null ? null : <DifferencesSheet before={before} after={text} />}
      <TurnoverList
        title={t("charter.turnoverDraft")}
        turnovers={turnovers}
        nameOf={nameOf}
      />
    </div>
  );
}

/** It comes up below a long form. */
function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** As it stands in the charter. */
function lineText({
  act,
  seats,
}: CharterPreview["alternatives"][number]): string {
  const counts = Object.entries(seats).map(
    ([role, count]) => `${role}=${String(count)}`,
  );
  return ["Quorum:", act, ...counts].join(" ");
}
