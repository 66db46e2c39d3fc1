// SPDX-License-Identifier: Apache-2.0
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { PersonView, ReleaseView } from "../../../shared/ipc/views.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DetailPane } from "../../ui/DetailPane.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { InspectionsPanel } from "../inspection/InspectionsPanel.tsx";
import { EntriesButton } from "../ledger/EntriesButton.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { AnswersPanel } from "../signature/AnswersPanel.tsx";
import { ReviewItem } from "../signature/ReviewList.tsx";
import { ReviewPanel } from "../signature/ReviewPanel.tsx";
import { AbandonDialog } from "./AbandonDialog.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import { FilesPanel } from "./FilesPanel.tsx";
import { GatePanel } from "./GatePanel.tsx";
import { MergedPanel } from "./MergedPanel.tsx";
import { ReleaseChip } from "./ReleaseChip.tsx";
import { ReleaseLanding } from "./ReleaseLanding.tsx";
import { SignaturesPanel } from "./SignaturesPanel.tsx";
import { Supersession } from "./Supersession.tsx";
import { StatementPanel } from "./StatementPanel.tsx";
import { VoidedPanel } from "./VoidedPanel.tsx";

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
          <ReleaseChip {...release} />
          <span className="small quiet">
            {t("release.askedBy", { name: nameOf(release.requester) })}
          </span>
        </>
      }
      onClose={onClose}
    >
      {release.beforeEmbargo === null ? null : (
        <Notice tone="warn" title={t("release.beforeEmbargoTitle")}>
          <p>
            {t("release.beforeEmbargo", {
              when: formatInstant(release.beforeEmbargo),
            })}
          </p>
        </Notice>
      )}
      {unfinished && !ready ? (
        <GatePanel release={release} nameOf={nameOf} />
      ) : null}
      <Supersession release={release} />
      {ready || state === "exported" ? <ExportPanel release={release} /> : null}
      {state === "exported" ? <MergedPanel release={release} /> : null}
      {release.statement === null ? null : (
        <>
          <VoidedPanel release={release.release} nameOf={nameOf} />
          <SignaturesPanel
            release={release}
            open={unfinished}
            nameOf={nameOf}
          />
          <Judged release={release} open={unfinished} nameOf={nameOf} />
          <StatementPanel
            release={release}
            statement={release.statement}
            renewable={unfinished}
          />
        </>
      )}
      <FilesPanel release={release} />
      <ReleaseLanding key={release.release} release={release} />
      <InspectionsPanel release={release} />
      <div className="row">
        <EntriesButton
          subject={{ id: release.release, name: release.purpose }}
        />
      </div>
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

interface JudgedProps {
  readonly release: ReleaseView;
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
}

/** To whom its files were shown, and what people answered beside signing. */
function Judged({ release: view, open, nameOf }: JudgedProps) {
  const { audit, release, reviews, answers } = view;
  return (
    <>
      {open ? (
        <ReviewPanel
          audit={audit}
          request={{ act: "approval", release }}
          nameOf={nameOf}
        >
          {reviews.length === 0 ? null : (
            <ul className="stack tight left-list">
              {reviews.map((review) => (
                <ReviewItem
                  key={review.review}
                  review={review}
                  nameOf={nameOf}
                />
              ))}
            </ul>
          )}
        </ReviewPanel>
      ) : null}
      <AnswersPanel audit={audit} answers={answers} nameOf={nameOf} />
    </>
  );
}
