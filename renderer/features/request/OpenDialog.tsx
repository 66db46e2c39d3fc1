// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "react";
import type { Sha256 } from "../../../shared/ids.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { newSubject } from "../../api/job.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { FileField } from "../bundle/FileField.tsx";
import { RunningInSheet } from "../work/RunningInSheet.tsx";

interface OpenDialogProps {
  readonly dropped: GrantView | null;
  /** The key that opened a request before. */
  readonly keyFile: GrantView | null;
  readonly onKey: (key: GrantView) => void;
  readonly onOpened: (request: Sha256) => void;
  readonly onClose: () => void;
}

/** Which file, which key, and, where this vault knows no charter, the reader's own copy. */
export function OpenDialog(props: OpenDialogProps) {
  const { dropped, keyFile: key, onKey, onOpened, onClose } = props;
  const [file, setFile] = useState(dropped);
  const [charter, setCharter] = useState<GrantView | null>(null);
  const [asks, setAsks] = useState({ passphrase: false, charter: false });
  const passphrase = useRef<HTMLInputElement>(null);
  const [subject] = useState(newSubject);
  const receive = useWork("inbox.receive", subject);
  const { job } = receive;
  const submit = async () => {
    if (job !== null || file === null) return;
    const secret = asks.passphrase ? takePassphrase(passphrase) : "";
    const result = await receive.run({
      ...{ file: file.grant },
      ...(key !== null && { key: key.grant }),
      ...(secret !== "" && { passphrase: secret }),
      ...(charter !== null && { charter: charter.grant }),
    });
    if (result.ok) {
      announce(t("inbox.opened"));
      if (receive.isHere()) onOpened(result.value.request);
      return;
    }
    const { code } = result.error;
    if (code === "key-passphrase-needed")
      setAsks({ ...asks, passphrase: true });
    if (code === "request-no-charter") setAsks({ ...asks, charter: true });
  };
  // A charter was chosen for the file before: this one may be of an audit that this vault knows.
  const choose = (chosen: GrantView) => {
    setFile(chosen);
    setCharter(null);
    setAsks({ ...asks, charter: false });
  };
  const { failure } = receive;
  const isAsked =
    failure?.code === "key-passphrase-needed" ||
    failure?.code === "request-no-charter";
  return (
    <Dialog title={t("inbox.openTitle")} onClose={onClose}>
      {job === null ? (
        <DialogForm
          onSubmit={() => void submit()}
          actions={
            <>
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button tone="primary" type="submit">
                {t("inbox.openGo")}
              </Button>
            </>
          }
        >
          <p>{t("inbox.openWhat")}</p>
          <FileField
            label={t("inbox.file")}
            hint={t("inbox.fileHint")}
            purpose="request"
            chosen={file}
            onChosen={choose}
          />
          <FileField
            label={t("inbox.key")}
            hint={t("inbox.keyHint")}
            purpose="reader-key"
            chosen={key}
            onChosen={(chosen) => {
              onKey(chosen);
              setAsks({ ...asks, passphrase: false });
            }}
          />
          {asks.passphrase ? (
            <PassphraseField label={t("sign.passphrase")} input={passphrase} />
          ) : null}
          {asks.charter ? (
            <Notice tone="warn" role="alert" title={t("inbox.noCharterTitle")}>
              <p>{t("inbox.noCharter")}</p>
              <FileField
                label={t("inbox.charterFile")}
                hint={t("inbox.charterHint")}
                purpose="charter"
                chosen={charter}
                onChosen={setCharter}
              />
            </Notice>
          ) : null}
          {failure === null || isAsked ? null : (
            <FailureNotice failure={failure} />
          )}
        </DialogForm>
      ) : (
        <RunningInSheet work={receive} onLeave={onClose}>
          {t("inbox.stop")}
        </RunningInSheet>
      )}
    </Dialog>
  );
}
