// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, ChoiceField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { charterActs, isSeated, quorumsOf, usualPolicy } from "./policy.ts";
import { PolicyField } from "./PolicyField.tsx";
import { RosterField } from "./RosterField.tsx";

interface DraftDialogProps {
  readonly audit: AuditId;
  readonly people: readonly PersonView[];
  readonly replacesDraft: boolean;
  readonly onClose: () => void;
}

/** The policy of a new charter, and who will stand in it. */
export function DraftDialog({
  audit,
  people,
  replacesDraft,
  onClose,
}: DraftDialogProps) {
  const draft = useCall("charter.draft");
  const [mode, setMode] = useState<"usual" | "own">("usual");
  const [policy, setPolicy] = useState(usualPolicy);
  const [embargo, setEmbargo] = useState(false);
  const [without, setWithout] = useState<ReadonlySet<PersonId>>(new Set());
  const [tried, setTried] = useState(false);
  const seated =
    mode === "usual" ||
    charterActs.every((act) => policy[act].every((seats) => isSeated(seats)));

  const submit = async () => {
    setTried(true);
    if (draft.busy || !seated) return;
    const result = await draft.run({
      audit,
      quorums: quorumsOf(mode === "own" ? policy : usualPolicy),
      conditions: embargo ? ["embargo"] : [],
      without: [...without],
      // The sheet has said what becomes of the signatures.
      replace: replacesDraft,
    });
    if (!result.ok) return;
    announce(t("draft.done"));
    onClose();
  };

  return (
    <Dialog title={t("draft.title")} width="normal" onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={draft.busy}>
              {t("draft.go")}
            </Button>
          </>
        }
      >
        <p>{t("draft.what")}</p>
        {replacesDraft ? (
          <Notice tone="warn">
            <p>{t("draft.replaces")}</p>
          </Notice>
        ) : null}
        <ChoiceField
          legend={t("draft.policy")}
          options={[
            {
              value: "usual",
              label: t("draft.usual"),
              hint: t("draft.usualHint"),
            },
            { value: "own", label: t("draft.own"), hint: t("draft.ownHint") },
          ]}
          value={mode}
          onValue={setMode}
        />
        {mode === "own" ? (
          <PolicyField policy={policy} tried={tried} onPolicy={setPolicy} />
        ) : null}
        <fieldset className="field">
          <legend className="field-label">{t("draft.conditions")}</legend>
          <CheckField
            label={t("draft.embargo")}
            hint={t("draft.embargoHint")}
            checked={embargo}
            onChecked={setEmbargo}
          />
        </fieldset>
        <RosterField people={people} without={without} onWithout={setWithout} />
        {draft.failure === null ? null : (
          <FailureNotice failure={draft.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
