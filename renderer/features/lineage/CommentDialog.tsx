// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { VersionId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";

interface CommentDialogProps {
  readonly version: VersionId;
  readonly name: string;
  readonly onClose: () => void;
}

/** Keeps what a reviewer said of a version. */
export function CommentDialog({ version, name, onClose }: CommentDialogProps) {
  const comment = useCall("version.comment");
  const [by, setBy] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const isWhole = by.trim() !== "" && text.trim() !== "";
  const submit = async () => {
    setTried(true);
    if (!isWhole || comment.busy) return;
    const result = await comment.run({
      ...{ version, by: by.trim(), text: text.trim() },
    });
    if (!result.ok) return;
    announce(t("comment.done"));
    onClose();
  };
  return (
    <Dialog title={t("comment.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={comment.busy}>
              {t("comment.go")}
            </Button>
          </>
        }
      >
        <p className="quiet wrap">{t("comment.what", { name })}</p>
        <TextField
          label={t("comment.by")}
          value={by}
          maxLength={1000}
          data-autofocus
          fault={tried && by.trim() === "" ? t("comment.byMissing") : null}
          onChange={(event) => {
            setBy(event.target.value);
          }}
        />
        <TextField
          label={t("comment.text")}
          value={text}
          maxLength={1000}
          fault={tried && text.trim() === "" ? t("comment.textMissing") : null}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {comment.failure === null ? null : (
          <FailureNotice failure={comment.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
