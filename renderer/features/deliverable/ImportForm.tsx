// SPDX-License-Identifier: Apache-2.0
import { File } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { DeliverableId, GrantId } from "../../../shared/ids.ts";
import type { DeliverableView, GrantView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogForm } from "../../ui/Dialog.tsx";
import { ChoiceField, SelectField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { StagedList } from "../../ui/StagedList.tsx";
import { type CustodyFields, kindSuggestedBy } from "./custody.ts";
import { kindOptions, variantOptions } from "./kinds.ts";

interface ImportFormProps {
  readonly files: readonly GrantView[];
  readonly deliverables: readonly DeliverableView[];
  readonly versionOf: DeliverableId | null;
  readonly failure: ReactNode;
  readonly onRemoveFile: (grant: GrantId) => void;
  readonly onCancel: () => void;
  readonly onStart: (custody: CustodyFields) => void;
}

export function ImportForm({
  files,
  deliverables,
  versionOf,
  failure,
  onRemoveFile,
  onCancel,
  onStart,
}: ImportFormProps) {
  const [fields, setFields] = useState<CustodyFields>(() => ({
    kind:
      deliverables.find((entry) => entry.deliverable === versionOf)?.kind ??
      kindSuggestedBy(files[0]?.name ?? ""),
    variant: "private",
    from: "",
    channel: "",
    deliverable: versionOf,
  }));
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<CustodyFields>) => {
    setFields({ ...fields, ...changed });
  };
  // A further version is of one file; more of them are deliverables of their own.
  const deliverable = files.length === 1 ? fields.deliverable : null;
  const complete =
    files.length > 0 &&
    fields.from.trim() !== "" &&
    fields.channel.trim() !== "";

  return (
    <DialogForm
      onSubmit={() => {
        setTried(true);
        if (!complete) return;
        onStart({
          ...fields,
          deliverable,
          from: fields.from.trim(),
          channel: fields.channel.trim(),
        });
      }}
      actions={
        <>
          <Button onClick={onCancel}>{t("cancel")}</Button>
          <Button tone="primary" type="submit">
            {t("import.go", { count: files.length })}
          </Button>
        </>
      }
    >
      <div className="stack tight">
        <p className="quiet">{t("import.staged", { count: files.length })}</p>
        <StagedList
          files={files}
          icon={File}
          removeLabel={(name) => t("import.leaveOut", { name })}
          onRemove={onRemoveFile}
        />
      </div>
      {tried && files.length === 0 ? (
        <Notice tone="bad" role="alert" title={t("import.noFiles")} />
      ) : null}
      <div className="fields">
        <SelectField
          label={t("custody.kind")}
          hint={files.length > 1 ? t("custody.kindHint") : undefined}
          options={kindOptions()}
          value={fields.kind}
          onValue={(kind) => {
            change({ kind });
          }}
        />
        <ChoiceField
          legend={t("custody.variant")}
          options={variantOptions()}
          value={fields.variant}
          onValue={(variant) => {
            change({ variant });
          }}
        />
        <TextField
          label={t("custody.from")}
          hint={t("custody.fromHint")}
          value={fields.from}
          maxLength={1000}
          fault={
            tried && fields.from.trim() === "" ? t("custody.fromMissing") : null
          }
          onChange={(event) => {
            change({ from: event.target.value });
          }}
        />
        <TextField
          label={t("custody.channel")}
          hint={t("custody.channelHint")}
          value={fields.channel}
          maxLength={1000}
          fault={
            tried && fields.channel.trim() === ""
              ? t("custody.channelMissing")
              : null
          }
          onChange={(event) => {
            change({ channel: event.target.value });
          }}
        />
      </div>
      {files.length === 1 && deliverables.length > 0 ? (
        <SelectField
          label={t("custody.versionOf")}
          options={[
            { value: "", label: t("custody.newDeliverable") },
            ...deliverables.map((entry) => ({
              value: entry.deliverable,
              label: t("custody.versionOfTitle", { title: entry.title }),
            })),
          ]}
          value={deliverable ?? ""}
          onValue={(chosen) => {
            change({ deliverable: chosen === "" ? null : chosen });
          }}
        />
      ) : null}
      {failure}
    </DialogForm>
  );
}
