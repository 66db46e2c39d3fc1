// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  CharterPreview,
  CharterView,
} from "../../../shared/ipc/charterViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { charterActs, isSeated, policyFrom, quorumsOf } from "./policy.ts";
import { PreviewPanel } from "./PreviewPanel.tsx";
import { requestOf, type Wanted, wantedFrom } from "./wanted.ts";
import { WantedFields } from "./WantedFields.tsx";

interface DraftDialogProps {
  readonly audit: AuditId;
  readonly people: readonly PersonView[];
  readonly charter: CharterView;
  readonly onClose: () => void;
}

/** The policy of a new charter, who will stand in it, and the text that comes of it. */
export function DraftDialog({
  audit,
  people,
  charter,
  onClose,
}: DraftDialogProps) {
  const { draft: waiting, inForce } = charter;
  const draft = useCall("charter.draft");
  const look = useCall("charter.preview");
  const [wanted, setWanted] = useState(() =>
    wantedFrom(waiting ?? inForce, people),
  );
  const [preview, setPreview] = useState<CharterPreview | null>(null);
  const [tried, setTried] = useState(false);
  const request = requestOf(audit, wanted);
  const seated = charterActs.every((act) => wanted.policy[act].every(isSeated));
  const change = (changed: Wanted) => {
    setWanted(changed);
    setPreview(null);
  };
  const show = async () => {
    setTried(true);
    if (!seated || request === null) return;
    const result = await look.run(request);
    if (!result.ok) return;
    setPreview(result.value);
    announce(t("draft.previewed"));
  };
  const submit = async () => {
    setTried(true);
    if (draft.busy || !seated || request === null) return;
    // The sheet has said what becomes of the signatures on a draft that waits.
    const result = await draft.run({ ...request, replace: waiting !== null });
    if (result.ok) {
      announce(t("draft.done"));
      onClose();
    } else if (result.error.code === "charter-roster-refused") await show();
  };

  return (
    <Dialog title={t("draft.title")} width="broad" onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button busy={look.busy} onClick={() => void show()}>
              {t("draft.preview")}
            </Button>
            <Button tone="primary" type="submit" busy={draft.busy}>
              {t("draft.go")}
            </Button>
          </>
        }
      >
        <p>{t("draft.what")}</p>
        {waiting === null ? null : (
          <Notice tone="warn">
            <p>{t("draft.replaces")}</p>
          </Notice>
        )}
        <WantedFields
          wanted={wanted}
          people={people}
          tried={tried}
          onWanted={change}
        />
        {tried && request === null ? (
          <Notice tone="bad" title={t("draft.badTerm")} />
        ) : null}
        {preview === null ? null : (
          <PreviewPanel
            preview={preview}
            before={inForce?.text ?? ""}
            nameOf={rosterNames(people)}
            onAlternatives={(lines) => {
              const quorums = [...quorumsOf(wanted.policy), ...lines];
              change({ ...wanted, policy: policyFrom(quorums) });
            }}
          />
        )}
        {draft.failure === null || preview?.refusal != null ? null : (
          <FailureNotice failure={draft.failure} />
        )}
        {look.failure === null ? null : (
          <FailureNotice failure={look.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
