// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  mostRounds,
  type Stage,
  stages,
} from "../../../shared/domain/lineage.ts";
import type { VersionId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, SelectField, TextField } from "../../ui/Field.tsx";
import type { NamedVersion } from "./versionNames.ts";

interface DescribeDialogProps {
  readonly version: DeliverableView["versions"][number];
  /** What it can come from: every version of the audit. */
  readonly named: readonly NamedVersion[];
  readonly onClose: () => void;
}

function roundOf(text: string): number | null {
  const round = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return round >= 1 && round <= mostRounds ? round : null;
}

/** Stage, round and origins of one version, said anew. */
export function DescribeDialog({
  version,
  named,
  onClose,
}: DescribeDialogProps) {
  const { lineage } = version;
  const describe = useCall("version.describe");
  const [stage, setStage] = useState<Stage>(lineage?.stage ?? "draft");
  const [roundText, setRoundText] = useState(String(lineage?.round ?? 1));
  const [derivedFrom, setDerivedFrom] = useState(lineage?.derivedFrom ?? null);
  const [supersedes, setSupersedes] = useState(lineage?.supersedes ?? null);
  const round = roundOf(roundText);
  const others = named.filter((each) => each.version !== version.version);
  const submit = async () => {
    if (describe.busy || (stage === "review" && round === null)) return;
    const result = await describe.run({
      ...{ version: version.version, stage },
      ...(stage === "review" && round !== null ? { round } : {}),
      ...(derivedFrom === null ? {} : { derivedFrom }),
      ...(supersedes === null ? {} : { supersedes }),
    });
    if (!result.ok) return;
    announce(t("describe.done"));
    onClose();
  };
  return (
    <Dialog title={t("describe.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={describe.busy}>
              {t("describe.go")}
            </Button>
          </>
        }
      >
        <p className="quiet">{t("describe.what")}</p>
        <ChoiceField
          legend={t("lineage.stage")}
          options={stages.map((value) => ({
            value,
            label: t(`lineage.stage.${value}`),
          }))}
          value={stage}
          onValue={setStage}
        />
        {stage === "review" ? (
          <TextField
            inputMode="numeric"
            label={t("describe.round")}
            value={roundText}
            maxLength={2}
            fault={round === null ? t("describe.roundFault") : null}
            onChange={(event) => {
              setRoundText(event.target.value);
            }}
          />
        ) : null}
        <OriginField
          label={t("lineage.derivedFrom")}
          hint={t("describe.derivedHint")}
          named={others}
          origin={derivedFrom}
          onOrigin={setDerivedFrom}
        />
        <OriginField
          label={t("lineage.supersedes")}
          hint={t("describe.supersedesHint")}
          named={others}
          origin={supersedes}
          onOrigin={setSupersedes}
        />
        {describe.failure === null ? null : (
          <FailureNotice failure={describe.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}

interface OriginFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly named: readonly NamedVersion[];
  readonly origin: VersionId | null;
  readonly onOrigin: (origin: VersionId | null) => void;
}

function OriginField({
  label,
  hint,
  named,
  origin,
  onOrigin,
}: OriginFieldProps) {
  return (
    <SelectField
      label={label}
      hint={hint}
      options={[
        { value: "" as const, label: t("none") },
        ...named.map(({ version, name }) => ({ value: version, label: name })),
      ]}
      value={origin ?? ""}
      onValue={(chosen) => {
        onOrigin(chosen === "" ? null : chosen);
      }}
    />
  );
}
