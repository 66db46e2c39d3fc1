// SPDX-License-Identifier: Apache-2.0
import { Plus } from "lucide-react";
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { CarriedText, type MadeText } from "../signature/CarriedText.tsx";
import { emptyInterest, type InterestDraft, lineOf } from "./interestDraft.ts";
import { InterestFields } from "./InterestFields.tsx";

interface DeclareDialogProps {
  readonly audit: AuditId;
  readonly person: PersonId;
  readonly name: string;
  readonly onClose: () => void;
}

/** Makes the text of a declaration of interests, for its person to sign. */
export function DeclareDialog({
  audit,
  person,
  name,
  onClose,
}: DeclareDialogProps) {
  const draft = useCall("answer.draft");
  const [interests, setInterests] = useState<readonly InterestDraft[]>([]);
  const [vendor, setVendor] = useState("");
  const [recused, setRecused] = useState(false);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<MadeText | null>(null);
  const lines = interests.map(lineOf).filter((line) => line !== null);
  const submit = async () => {
    setTried(true);
    if (draft.busy || lines.length < interests.length) return;
    const about = vendor.trim() === "" ? {} : { vendor: vendor.trim() };
    const answer = {
      ...({ act: "declaration", signer: person, recused } as const),
      ...about,
      interests: lines,
    };
    const result = await draft.run({ audit, answer });
    if (result.ok) setMade({ draft: result.value, wanted: answer });
  };
  if (made !== null)
    return (
      <CarriedText
        audit={audit}
        made={made}
        signer={name}
        next={t("declare.next")}
        label={t("declare.text")}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      title={t("declare.title", { name })}
      width="broad"
      onClose={onClose}
    >
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("close")}</Button>
            <Button tone="primary" type="submit" busy={draft.busy}>
              {t("declare.go")}
            </Button>
          </>
        }
      >
        <p>{t("declare.what")}</p>
        {interests.map((each, at) => (
          // Interests have no names; their place is what they are known by.
          <InterestFields
            key={at}
            interest={each}
            tried={tried}
            onInterest={(changed) => {
              setInterests(interests.with(at, changed));
            }}
            onDrop={() => {
              setInterests(interests.toSpliced(at, 1));
            }}
          />
        ))}
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              setInterests([...interests, emptyInterest]);
            }}
          >
            {t("declare.add")}
          </Button>
        </div>
        <TextField
          label={t("declare.vendor")}
          hint={t("declare.vendorHint")}
          value={vendor}
          maxLength={1000}
          onChange={(event) => {
            setVendor(event.target.value);
          }}
        />
        <fieldset className="field">
          <legend className="field-label">{t("standing.recused")}</legend>
          <CheckField
            label={t("declare.recused")}
            hint={t("declare.recusedHint")}
            checked={recused}
            onChecked={setRecused}
          />
        </fieldset>
        {draft.failure === null ? null : (
          <FailureNotice failure={draft.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
