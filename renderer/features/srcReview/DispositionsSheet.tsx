// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { DispositionLook } from "../../../shared/ipc/dispositionContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { ok } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { newJobId } from "../../api/job.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FileField } from "../bundle/FileField.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { useOpening } from "../signature/useOpening.tsx";
import { TakeForm } from "./TakeForm.tsx";

interface DispositionsSheetProps {
  readonly audit: AuditId;
  readonly onClose: () => void;
}

/** Looks at a file that came back, shows what it would change, and records it once somebody confirms. */
export function DispositionsSheet({ audit, onClose }: DispositionsSheetProps) {
  const { open, dialog } = useOpening();
  const nameOf = rosterNames(usePeople(audit));
  const [file, setFile] = useState<GrantView | null>(null);
  const [signature, setSignature] = useState<GrantView | null>(null);
  const [looked, setLooked] = useState<DispositionLook | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const seen = useRef<DispositionLook | null>(null);
  const look = async () => {
    setTried(true);
    if (file === null || busy) return;
    setBusy(true);
    setRefused(null);
    seen.current = null;
    const result = await open(async (opening) => {
      const answer = await call("disposition.look", {
        ...{ job: newJobId(), audit, file: file.grant, ...opening },
        ...(signature === null ? {} : { signature: signature.grant }),
      });
      if (answer.ok) seen.current = answer.value;
      return answer.ok ? ok("") : answer;
    });
    setBusy(false);
    if (result.ok) setLooked(seen.current);
    else setRefused(result.error);
  };
  if (looked !== null)
    return (
      <Dialog
        title={t("dispositions.titleOf", { name: looked.name })}
        width="broad"
        onClose={onClose}
      >
        <TakeForm
          looked={looked}
          nameOf={nameOf}
          onOther={() => {
            setLooked(null);
          }}
          onDone={onClose}
        />
      </Dialog>
    );
  return (
    <>
      <Dialog title={t("dispositions.title")} onClose={onClose}>
        <DialogForm
          onSubmit={() => void look()}
          actions={
            <>
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button tone="primary" type="submit" busy={busy}>
                {t("dispositions.look")}
              </Button>
            </>
          }
        >
          <p>{t("dispositions.what")}</p>
          <FileField
            label={t("dispositions.file")}
            hint={t("dispositions.fileHint")}
            purpose="dispositions"
            chosen={file}
            fault={
              tried && file === null ? t("dispositions.fileMissing") : null
            }
            onChosen={setFile}
          />
          <FileField
            label={t("dispositions.signature")}
            hint={t("dispositions.signatureHint")}
            purpose="signature"
            chosen={signature}
            onChosen={setSignature}
          />
          {refused === null || refused.code === needsKey.code ? null : (
            <FailureNotice failure={refused} />
          )}
        </DialogForm>
      </Dialog>
      {dialog}
    </>
  );
}

/** What is left when nobody chose a key: the sheet stands as it was. */
const needsKey = failure("answer-needs-key");
