// SPDX-License-Identifier: Apache-2.0
import { Plus } from "lucide-react";
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { CopyButton } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
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
  const [text, setText] = useState<string | null>(null);
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
    if (!result.ok) return;
    setText(result.value.text);
    announce(t("declare.made"));
  };
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
        {text === null ? null : (
          <Notice tone="ok" title={t("declare.made")}>
            <p>{t("declare.next")}</p>
            <TextSheet text={text} label={t("declare.text")} />
            <CopyButton text={text} label={t("declare.text")} />
          </Notice>
        )}
        {draft.failure === null ? null : (
          <FailureNotice failure={draft.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
