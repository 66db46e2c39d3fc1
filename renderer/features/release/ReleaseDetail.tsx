// SPDX-License-Identifier: Apache-2.0
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { PersonView, ReleaseView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { InspectionsPanel } from "../inspection/InspectionsPanel.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { AbandonDialog } from "./AbandonDialog.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import { FilesPanel } from "./FilesPanel.tsx";
import { GatePanel } from "./GatePanel.tsx";
import { ReleaseChip } from "./ReleaseChip.tsx";
import { SignaturesPanel } from "./SignaturesPanel.tsx";
import { StatementPanel } from "./StatementPanel.tsx";

interface ReleaseDetailProps {
  readonly release: ReleaseView;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** One release from proposal to bundle: what stands in its way, what is signed, by whom, what leaves. */
export function ReleaseDetail({
  release,
  people,
  onClose,
}: ReleaseDetailProps) {
  const [abandoning, setAbandoning] = useState(false);
  const nameOf = rosterNames(people);
  const { state } = release;
  const unfinished = state === "proposed" || state === "requested";
  const ready = state === "requested" && release.unmet.length === 0;
  return (
    <DetailPane
      title={release.purpose}
      under={
        <>
          <ReleaseChip state={state} />
          <span className="small quiet">
            {t("release.askedBy", { name: nameOf(release.requester) })}
          </span>
        </>
      }
      onClose={onClose}
    >
      {unfinished && !ready ? (
        <GatePanel release={release} nameOf={nameOf} />
      ) : null}
      {ready || state === "exported" ? <ExportPanel release={release} /> : null}
      {release.statement === null ? null : (
        <>
          <SignaturesPanel
            release={release}
            open={unfinished}
            nameOf={nameOf}
          />
          <StatementPanel
            release={release}
            statement={release.statement}
            renewable={unfinished}
          />
        </>
      )}
      <FilesPanel release={release} />
      <InspectionsPanel release={release} />
      {unfinished ? (
        <div className="row end">
          <Button
            tone="danger"
            icon={Trash2}
            onClick={() => {
              setAbandoning(true);
            }}
          >
            {t("release.abandon")}
          </Button>
        </div>
      ) : null}
      {abandoning ? (
        <AbandonDialog
          release={release}
          onClose={() => {
            setAbandoning(false);
          }}
        />
      ) : null}
    </DetailPane>
  );
}
