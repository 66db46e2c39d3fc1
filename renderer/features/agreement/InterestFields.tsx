// SPDX-License-Identifier: Apache-2.0
import { X } from "lucide-react";
import { interestKinds } from "../../../shared/formats/interest.ts";
import { t } from "../../text/text.ts";
import { IconButton } from "../../ui/Button.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { type InterestDraft, lineOf } from "./interestDraft.ts";

interface InterestFieldsProps {
  readonly interest: InterestDraft;
  readonly tried: boolean;
  readonly onInterest: (interest: InterestDraft) => void;
  readonly onDrop: () => void;
}

/** One interest: what kind, with whom, and its days. */
export function InterestFields({
  interest,
  tried,
  onInterest,
  onDrop,
}: InterestFieldsProps) {
  const fault = tried && lineOf(interest) === null ? t("declare.fault") : null;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <SelectField
          label={t("declare.kind")}
          options={interestKinds.map((value) => ({
            value,
            label: t(`declare.kind.${value}`),
          }))}
          value={interest.kind}
          onValue={(kind) => {
            onInterest({ ...interest, kind });
          }}
        />
        <IconButton icon={X} tall label={t("declare.drop")} onClick={onDrop} />
      </div>
      <TextField
        label={t("declare.with")}
        value={interest.what}
        maxLength={500}
        fault={fault}
        onChange={(event) => {
          onInterest({ ...interest, what: event.target.value });
        }}
      />
      <div className="role-dates">
        <TextField
          type="date"
          label={t("declare.from")}
          value={interest.from}
          onChange={(event) => {
            onInterest({ ...interest, from: event.target.value });
          }}
        />
        <TextField
          type="date"
          label={t("declare.until")}
          value={interest.until}
          onChange={(event) => {
            onInterest({ ...interest, until: event.target.value });
          }}
        />
      </div>
    </div>
  );
}
