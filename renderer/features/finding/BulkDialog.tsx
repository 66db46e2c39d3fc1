// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from "react";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type BulkDraft, bulkChanges, differing, firstBulk } from "./bulk.ts";
import { ownerOptions, severityOptions, statusOptions } from "./options.ts";

interface BulkDialogProps {
  readonly chosen: readonly FindingRow[];
  readonly components: readonly string[];
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** Changes all that are chosen in the same way, in one act, and says of which of them nothing was recorded. */
export function BulkDialog(props: BulkDialogProps) {
  const { onClose } = props;
  // The list goes on under the sheet: a change may take a row out of what is filtered.
  const [chosen] = useState(props.chosen);
  const change = useCall("finding.change");
  const [draft, setDraft] = useState(firstBulk);
  const [tried, setTried] = useState(false);
  const changes = bulkChanges(draft);
  const isNothing = changes !== null && Object.keys(changes).length === 0;
  const count = changes === null ? 0 : differing(chosen, changes).length;
  const submit = async () => {
    setTried(true);
    if (changes === null || isNothing || change.busy) return;
    const reason = draft.reason.trim();
    const result = await change.run({
      findings: chosen.map(({ finding }) => finding),
      fields: changes,
      ...(reason === "" ? {} : { reason }),
    });
    if (result.ok)
      announce(t("findingBulk.done", { count: result.value.changed }));
  };
  if (change.value !== null)
    return (
      <Dialog title={t("findingBulk.doneTitle")} onClose={onClose}>
        <DialogBody>
          <Notice
            tone={change.value.changed > 0 ? "ok" : "info"}
            title={t("findingBulk.done", { count: change.value.changed })}
          />
          <Unchanged labels={change.value.unchanged} />
        </DialogBody>
        <footer>
          <Button tone="primary" data-autofocus onClick={onClose}>
            {t("close")}
          </Button>
        </footer>
      </Dialog>
    );
  return (
    <Dialog
      title={t("findingBulk.title", { count: chosen.length })}
      onClose={onClose}
    >
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={change.busy}>
              {t("findingBulk.go", { count: chosen.length })}
            </Button>
          </>
        }
      >
        <p>{t("findingBulk.what")}</p>
        <BulkFields
          draft={draft}
          components={props.components}
          people={props.people}
          tried={tried}
          onDraft={setDraft}
        />
        {changes === null || isNothing ? null : (
          <p role="status">
            {t("findingBulk.would", { count, same: chosen.length - count })}
          </p>
        )}
        <FaultLine
          fault={tried && isNothing ? t("findingBulk.nothing") : null}
        />
        {change.failure === null ? null : (
          <FailureNotice failure={change.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

function Unchanged({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <p className="wrap">
      {t("findingBulk.same", {
        count: labels.length,
        names: formatList(labels),
      })}
    </p>
  );
}

interface BulkFieldsProps extends Pick<
  BulkDialogProps,
  "components" | "people"
> {
  readonly draft: BulkDraft;
  readonly tried: boolean;
  readonly onDraft: (draft: BulkDraft) => void;
}

const asIs = () => ({ value: "as-is" as const, label: t("findingBulk.asIs") });

function BulkFields({
  draft,
  components,
  people,
  tried,
  onDraft,
}: BulkFieldsProps) {
  const known = useId();
  const set =
    <K extends keyof BulkDraft>(name: K) =>
    (value: BulkDraft[K]) => {
      onDraft({ ...draft, [name]: value });
    };
  const isRefused = tried && bulkChanges(draft) === null;
  return (
    <div className="fields">
      <SelectField
        label={t("findings.severity")}
        options={[asIs(), ...severityOptions()]}
        value={draft.severity}
        onValue={set("severity")}
      />
      <SelectField
        label={t("findings.status")}
        options={[asIs(), ...statusOptions()]}
        value={draft.status}
        onValue={set("status")}
      />
      <SelectField
        label={t("findings.owner")}
        options={[
          asIs(),
          { value: "nobody" as const, label: t("findings.nobody") },
          ...ownerOptions(people),
        ]}
        value={draft.owner}
        onValue={set("owner")}
      />
      <SelectField
        label={t("findings.component")}
        options={[
          asIs(),
          { value: "written" as const, label: t("findingBulk.written") },
        ]}
        value={draft.componentIs}
        onValue={set("componentIs")}
      />
      {draft.componentIs === "as-is" ? null : (
        <>
          <TextField
            label={t("findingBulk.component")}
            hint={t("findingBulk.componentHint")}
            list={known}
            maxLength={200}
            value={draft.component}
            onChange={(event) => {
              set("component")(event.target.value);
            }}
          />
          <datalist id={known}>
            {components.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
      <SelectField
        label={t("findings.embargo")}
        options={[
          asIs(),
          { value: "none" as const, label: t("findingBulk.noEmbargo") },
          { value: "until" as const, label: t("findingBulk.until") },
        ]}
        value={draft.embargoIs}
        onValue={set("embargoIs")}
      />
      {draft.embargoIs === "until" ? (
        <TextField
          type="datetime-local"
          label={t("finding.embargo")}
          value={draft.embargo}
          fault={isRefused ? t("finding.embargoRefused") : null}
          onChange={(event) => {
            set("embargo")(event.target.value);
          }}
        />
      ) : null}
      <TextField
        label={t("finding.reason")}
        hint={t("finding.reasonHint")}
        maxLength={1000}
        value={draft.reason}
        onChange={(event) => {
          set("reason")(event.target.value);
        }}
      />
    </div>
  );
}
