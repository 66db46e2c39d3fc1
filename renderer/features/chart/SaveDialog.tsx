// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  type ChartName,
  isOfDatesAlone,
} from "../../../shared/domain/charts.ts";
import type { AuditId, PersonId, Sha256 } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { chartHolds } from "../../../shared/text/charts.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface SaveDialogProps {
  readonly audit: AuditId;
  readonly chart: ChartName;
  readonly onClose: () => void;
}

/** Says what words the picture holds, and seals it to people; one of dates alone may leave without. */
export function SaveDialog({ audit, chart, onClose }: SaveDialogProps) {
  const save = useCall("dialog.save");
  const write = useCall("chart.export");
  const people = useResource("person.list", { audit });
  const [to, setTo] = useState<ReadonlySet<PersonId>>(new Set());
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState("");
  const mayBePlain = isOfDatesAlone(chart);
  const missing = to.size === 0 && !mayBePlain;
  const submit = async () => {
    setTried(true);
    if (missing || write.busy) return;
    const ending = to.size === 0 ? "svg" : "svg.age";
    const chosen = await save.run({
      purpose: "picture",
      suggestedName: `${audit}-${chart}.${ending}`,
    });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (place === null) return;
    const { grant } = place;
    const result = await write.run({ audit, chart, to: [...to], file: grant });
    if (result.ok) setFile(shown(place.name));
  };
  const failure = save.failure ?? write.failure;
  if (write.value !== null)
    return <Saved file={file} digest={write.value.sha256} onClose={onClose} />;
  return (
    <Dialog title={t("chartSave.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={write.busy}>
              {t("chartSave.go")}
            </Button>
          </>
        }
      >
        <p>{t("chartSave.holds", { words: chartHolds[chart] })}</p>
        <p>{t(mayBePlain ? "chartSave.plain" : "chartSave.sealed")}</p>
        <Recipients
          people={people.state === "ready" ? people.value.people : []}
          to={to}
          fault={tried && missing ? t("chartSave.missing") : null}
          onTo={setTo}
        />
        {failure === null ? null : <FailureNotice failure={failure} />}
      </DialogForm>
    </Dialog>
  );
}

interface SavedProps {
  readonly file: string;
  readonly digest: Sha256;
  readonly onClose: () => void;
}

function Saved({ file, digest, onClose }: SavedProps) {
  return (
    <Dialog title={t("chartSave.title")} onClose={onClose}>
      <DialogBody>
        <Notice tone="ok" title={t("chartSave.done")}>
          <Facts>
            <Fact name={t("share.where")}>
              <code>{file}</code>
            </Fact>
            <Fact name={t("digest")}>
              <FullDigest digest={digest} label={t("digest")} />
            </Fact>
          </Facts>
        </Notice>
      </DialogBody>
      <footer>
        <Button data-autofocus onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}

interface RecipientsProps {
  readonly people: readonly PersonView[];
  readonly to: ReadonlySet<PersonId>;
  readonly fault: string | null;
  readonly onTo: (to: ReadonlySet<PersonId>) => void;
}

function Recipients({ people, to, fault, onTo }: RecipientsProps) {
  const able = people.filter(({ sealKeys }) => sealKeys.length > 0);
  const toggle = (person: PersonId) => {
    const next = new Set(to);
    if (!next.delete(person)) next.add(person);
    onTo(next);
  };
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{t("chartSave.people")}</legend>
      {able.length === 0 ? <p>{t("chartSave.nobody")}</p> : null}
      {able.map(({ person, name }) => (
        <CheckField
          key={person}
          label={name}
          checked={to.has(person)}
          onChecked={() => {
            toggle(person);
          }}
        />
      ))}
      <FaultLine fault={fault} />
    </fieldset>
  );
}
