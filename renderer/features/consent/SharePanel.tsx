// SPDX-License-Identifier: Apache-2.0
import { DoorOpen, Share2 } from "lucide-react";
import { useState } from "react";
import type { PersonId, VersionId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { shown } from "../../../shared/text/facts.ts";
import { cancelJob } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { SealedNotice, type Written } from "../signature/SealedNotice.tsx";
import { coveredOf } from "./consents.ts";

interface SharePanelProps {
  readonly consent: ConsentView;
  readonly nameOf: (person: PersonId) => string;
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

/** The door, open: which of its files, to which of its people, into which file. */
export function SharePanel({ consent, nameOf }: SharePanelProps) {
  const people = coveredOf(consent);
  const [without, setWithout] = useState<ReadonlySet<PersonId>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<VersionId>>(new Set());
  const [nothing, setNothing] = useState(false);
  const to = people.filter((person) => !without.has(person));
  const files = consent.files.filter(({ version }) => !left.has(version));
  const { portion, more } = usePortion(consent.files);
  const sharing = useSharing(consent);
  const run = () => {
    const empty = to.length === 0 || files.length === 0;
    setNothing(empty);
    if (!empty)
      void sharing.run(
        to,
        files.map(({ version }) => version),
      );
  };
  const { job, progress, failure, written } = sharing;
  return (
    <Panel title={t("share.title")} icon={DoorOpen}>
      <p>{t("share.ready")}</p>
      <div className="fields">
        <fieldset className="stack tight">
          <legend className="field-label">{t("share.people")}</legend>
          {people.map((person) => (
            <CheckField
              key={person}
              label={nameOf(person)}
              checked={!without.has(person)}
              onChecked={() => {
                setWithout(toggled(without, person));
              }}
            />
          ))}
        </fieldset>
        <fieldset className="stack tight">
          <legend className="field-label">{t("share.files")}</legend>
          {portion.map(({ version, path, size }) => (
            <CheckField
              key={version}
              label={
                <>
                  <span className="wrap">{path}</span>{" "}
                  <span className="quiet">{formatBytes(size)}</span>
                </>
              }
              checked={!left.has(version)}
              onChecked={() => {
                setLeft(toggled(left, version));
              }}
            />
          ))}
          {more}
        </fieldset>
      </div>
      <FaultLine fault={nothing ? t("share.nothing") : null} />
      {job === null ? null : <JobProgress facts={progress} />}
      {failure === null ? null : <FailureNotice failure={failure} />}
      {written === null ? null : (
        <SealedNotice
          title={t("share.written")}
          written={written}
          nameOf={nameOf}
        />
      )}
      <div>
        {job === null ? (
          <Button icon={Share2} tone="primary" onClick={run}>
            {t("share.go")}
          </Button>
        ) : (
          <CancelButton onCancel={() => cancelJob(job)} />
        )}
      </div>
    </Panel>
  );
}

/** Asks for a place, seals there, and remembers what was written where. */
function useSharing(consent: ConsentView) {
  const save = useCall("dialog.save");
  const create = useWork("share.create", consent.consent);
  const [written, setWritten] = useState<Written | null>(null);
  const { job, progress } = create;
  const run = async (
    to: readonly PersonId[],
    versions: readonly VersionId[],
  ) => {
    setWritten(null);
    const suggestedName = `${consent.audit}-share.tar.age`;
    const chosen = await save.run({ purpose: "share", suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const { grant: file, name } = chosen.value.chosen;
    const result = await create.run({
      ...{ consent: consent.consent, file },
      ...{ to: [...to], versions: [...versions] },
    });
    if (!result.ok) return;
    const sha256 = result.value.shares.at(-1)?.parcel ?? "";
    setWritten({ file: shown(name), sha256, to });
    announce(t("share.written"));
  };
  const failure = save.failure ?? create.failure;
  return { run, job, progress, failure, written };
}
