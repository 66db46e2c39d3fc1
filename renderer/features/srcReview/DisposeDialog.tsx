// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from "react";
import {
  CveId,
  type Disposition,
  type DispositionAnswer,
  dispositionAnswers,
  FindingLink,
  labelKey,
} from "../../../shared/domain/finding.ts";
import { cleanText } from "../../../shared/domain/findingText.ts";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField, TextArea, TextField } from "../../ui/Field.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { usePeople } from "../people/usePeople.ts";
import { linesIn } from "./findingChoice.ts";

interface DisposeDialogProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly finding: FindingRow;
  readonly onClose: () => void;
}

interface Draft {
  readonly answer: DispositionAnswer | "none";
  readonly of: string;
  readonly note: string;
  readonly by: PersonId | "";
  readonly fixVersions: string;
  readonly cves: string;
  readonly links: string;
  readonly reason: string;
}

function faultsOf(draft: Draft, rows: readonly FindingRow[]) {
  const of = rows.find(({ label }) => labelKey(label) === labelKey(draft.of));
  const cves = linesIn(draft.cves).map((line) => CveId.safeParse(line));
  const links = linesIn(draft.links).map((line) => FindingLink.safeParse(line));
  return {
    of: of ?? null,
    cves: cves.flatMap((each) => (each.success ? [each.data] : [])),
    links: links.flatMap((each) => (each.success ? [each.data] : [])),
    isOfMissing: draft.answer === "duplicate" && of === undefined,
    areCvesBad: cves.some((each) => !each.success),
    areLinksBad: links.some((each) => !each.success),
    isReasonMissing: draft.answer === "none" && draft.reason.trim() === "",
  };
}

/** What is recorded already, so that saying one thing more takes nothing back. */
function firstDraft(
  disposition: Disposition | null,
  rows: readonly FindingRow[],
): Draft {
  const of = rows.find((row) => row.finding === disposition?.of)?.label ?? "";
  return {
    ...{ answer: disposition?.answer ?? "accepted", of },
    ...{ note: disposition?.note ?? "", by: disposition?.by ?? "" },
    ...{ fixVersions: "", cves: "", links: "", reason: "" },
  };
}

/** What the committee said of one finding, by hand. */
export function DisposeDialog(props: DisposeDialogProps) {
  const { finding, onClose } = props;
  const known = useResource("finding.show", { finding: finding.finding });
  return (
    <Dialog
      title={t("dispose.title", { label: finding.label })}
      onClose={onClose}
    >
      {known.state === "ready" ? (
        <DisposeForm {...props} before={known.value.disposition} />
      ) : (
        <DialogBody>
          <Loaded of={known}>{() => null}</Loaded>
        </DialogBody>
      )}
    </Dialog>
  );
}

interface DisposeFormProps extends DisposeDialogProps {
  readonly before: Disposition | null;
}

function DisposeForm(props: DisposeFormProps) {
  const { audit, rows, finding, before, onClose } = props;
  const set = useCall("disposition.set");
  const people = usePeople(audit);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(before, rows));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, rows);
  const isBad =
    faults.isOfMissing ||
    faults.areCvesBad ||
    faults.areLinksBad ||
    faults.isReasonMissing;
  const submit = async () => {
    setTried(true);
    if (isBad || set.busy) return;
    const { answer, by, reason } = draft;
    const of = answer === "duplicate" ? (faults.of?.finding ?? null) : null;
    const note = cleanText(draft.note);
    const result = await set.run({
      findings: [finding.finding],
      disposition:
        answer === "none"
          ? null
          : { answer, of, note, by: by === "" ? null : by },
      fixVersions: linesIn(draft.fixVersions),
      ...{ cves: faults.cves, links: faults.links },
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    });
    if (!result.ok) return;
    announce(t("dispose.done", { label: finding.label }));
    onClose();
  };
  return (
    <DialogForm
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" busy={set.busy}>
            {t("dispose.go")}
          </Button>
        </>
      }
    >
      <p className="wrap">{finding.title}</p>
      <AnswerFields
        {...props}
        draft={draft}
        isOfMissing={tried && faults.isOfMissing}
        onDraft={setDraft}
      />
      <SelectField
        label={t("finding.saidBy")}
        options={[
          { value: "" as const, label: t("dispose.somebody") },
          ...people.map(({ person, name }) => ({
            value: person,
            label: name,
          })),
        ]}
        value={draft.by}
        onValue={(by) => {
          setDraft({ ...draft, by });
        }}
      />
      <AddedFields
        draft={draft}
        cvesFault={tried && faults.areCvesBad ? t("finding.cvesRefused") : null}
        linksFault={
          tried && faults.areLinksBad ? t("finding.linksRefused") : null
        }
        onDraft={setDraft}
      />
      <TextField
        label={t("finding.reason")}
        hint={t("finding.reasonHint")}
        maxLength={1000}
        value={draft.reason}
        fault={tried && faults.isReasonMissing ? t("dispose.why") : null}
        onChange={(event) => {
          setDraft({ ...draft, reason: event.target.value });
        }}
      />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </DialogForm>
  );
}

interface AnswerFieldsProps extends DisposeDialogProps {
  readonly draft: Draft;
  readonly isOfMissing: boolean;
  readonly onDraft: (draft: Draft) => void;
}

function AnswerFields({
  rows,
  finding,
  draft,
  isOfMissing,
  onDraft,
}: AnswerFieldsProps) {
  const known = useId();
  return (
    <>
      <SelectField
        label={t("finding.answer")}
        options={[
          ...dispositionAnswers.map((value) => ({
            ...{ value, label: t(`disposition.${value}`) },
          })),
          ...(finding.answer === null
            ? []
            : [{ value: "none" as const, label: t("dispose.takeBack") }]),
        ]}
        value={draft.answer}
        onValue={(answer) => {
          onDraft({ ...draft, answer });
        }}
      />
      {draft.answer === "duplicate" ? (
        <>
          <TextField
            label={t("dispose.of")}
            list={known}
            maxLength={64}
            value={draft.of}
            fault={isOfMissing ? t("dispose.ofMissing") : null}
            onChange={(event) => {
              onDraft({ ...draft, of: event.target.value });
            }}
          />
          <datalist id={known}>
            {rows
              .filter((row) => row.finding !== finding.finding)
              .slice(0, 200)
              .map(({ finding: id, label }) => (
                <option key={id} value={label} />
              ))}
          </datalist>
        </>
      ) : null}
      <TextArea
        label={t("finding.note")}
        rows={3}
        value={draft.note}
        onChange={(event) => {
          onDraft({ ...draft, note: event.target.value });
        }}
      />
    </>
  );
}

interface AddedFieldsProps {
  readonly draft: Draft;
  readonly cvesFault: string | null;
  readonly linksFault: string | null;
  readonly onDraft: (draft: Draft) => void;
}

/** What is added to the finding's own. */
function AddedFields({
  draft,
  cvesFault,
  linksFault,
  onDraft,
}: AddedFieldsProps) {
  return (
    <fieldset className="fields">
      <legend className="field-label">{t("dispose.added")}</legend>
      <TextArea
        label={t("finding.cves")}
        hint={t("finding.lines")}
        rows={2}
        value={draft.cves}
        fault={cvesFault}
        onChange={(event) => {
          onDraft({ ...draft, cves: event.target.value });
        }}
      />
      <TextArea
        label={t("finding.fixVersions")}
        hint={t("finding.lines")}
        rows={2}
        value={draft.fixVersions}
        onChange={(event) => {
          onDraft({ ...draft, fixVersions: event.target.value });
        }}
      />
      <TextArea
        label={t("finding.links")}
        hint={t("finding.lines")}
        rows={2}
        value={draft.links}
        fault={linksFault}
        onChange={(event) => {
          onDraft({ ...draft, links: event.target.value });
        }}
      />
    </fieldset>
  );
}
