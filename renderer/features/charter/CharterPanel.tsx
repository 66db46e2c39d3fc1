// SPDX-License-Identifier: Apache-2.0
import { FilePen, ScrollText } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type { CharterView } from "../../../shared/ipc/charterViews.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Empty, Panel } from "../../ui/Screen.tsx";
import { CharterChip } from "./CharterChip.tsx";
import { CharterInForce } from "./CharterInForce.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { DifferencesSheet } from "./DifferencesSheet.tsx";
import { DiscardButton } from "./DiscardButton.tsx";
import { DraftDialog } from "./DraftDialog.tsx";
import { PendingCharter } from "./PendingCharter.tsx";
import { TurnoverList } from "./TurnoverList.tsx";

interface CharterPanelProps {
  readonly audit: AuditId;
  readonly charter: CharterView;
  readonly people: readonly PersonView[];
}

/** The charter in force, the draft that waits for signatures, or the way to the first one. */
export function CharterPanel({ audit, charter, people }: CharterPanelProps) {
  const [drafting, setDrafting] = useState(false);
  const { draft, inForce } = charter;
  const none = draft === null && inForce === null;
  const draftButton = (
    <Button
      icon={FilePen}
      tone={none ? "primary" : "plain"}
      onClick={() => {
        setDrafting(true);
      }}
    >
      {t(
        none
          ? "charter.draft"
          : draft === null
            ? "charter.draftNext"
            : "charter.redraft",
      )}
    </Button>
  );
  return (
    <div className="stack">
      {none ? (
        <Panel
          title={t("charter.title")}
          icon={ScrollText}
          actions={<CharterChip state="none" />}
        >
          <Empty
            icon={ScrollText}
            action={people.length === 0 ? null : draftButton}
          >
            {t(people.length === 0 ? "charter.emptyPeople" : "charter.empty")}
          </Empty>
        </Panel>
      ) : null}
      {draft === null ? null : (
        <Panel
          title={t("charter.version", { version: draft.version })}
          icon={ScrollText}
          actions={<CharterChip state="draft" />}
        >
          <PendingCharter audit={audit} draft={draft} people={people} />
          {inForce === null ? null : (
            <Disclosure label={t("charter.showDifferences")}>
              <DifferencesSheet before={inForce.text} after={draft.text} />
            </Disclosure>
          )}
          <TurnoverList
            title={t("charter.turnoverDraft")}
            turnovers={charter.turnovers}
            nameOf={rosterNames(people)}
          />
          <div className="row end">
            <DiscardButton audit={audit} />
            {draftButton}
          </div>
        </Panel>
      )}
      {inForce === null ? null : (
        <Panel
          title={t("charter.version", { version: inForce.version })}
          icon={ScrollText}
          actions={
            draft === null ? (
              <CharterChip state="in-force" />
            ) : (
              <Chip tone="ok">{t("charter.state.stillInForce")}</Chip>
            )
          }
        >
          <CharterInForce audit={audit} charter={inForce} people={people} />
          {draft === null ? (
            <>
              <TurnoverList
                title={t("charter.turnoverNow")}
                turnovers={charter.turnovers}
                nameOf={rosterNames(people)}
              />
              <div className="row end">{draftButton}</div>
            </>
          ) : null}
        </Panel>
      )}
      {drafting ? (
        <DraftDialog
          audit={audit}
          people={people}
          charter={charter}
          onClose={() => {
            setDrafting(false);
          }}
        />
      ) : null}
    </div>
  );
}
