// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { SignDialog } from "../signature/SignDialog.tsx";

interface DeclineDialogProps {
  readonly sheet: SigningSheet;
  readonly answer: "decline" | "changes";
  readonly nameOf: (person: PersonId) => string;
  readonly onClose: () => void;
}

/** Who says no and why; then how it is signed. */
export function DeclineDialog(props: DeclineDialogProps) {
  const { sheet, answer, nameOf, onClose } = props;
  const { opened, people, request } = sheet;
  const likely = opened.find((person) => people.includes(person)) ?? people[0];
  const [signer, setSigner] = useState(likely);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [signing, setSigning] = useState(false);
  const missing = reason.trim() === "";
  if (signing && signer !== undefined)
    return (
      <SignDialog
        title={t("inbox.declineTitle")}
        what={t("inbox.signDecline")}
        onSign={(key) =>
          call("inbox.decline", {
            ...{ request, signer, answer, key },
            reason: reason.trim(),
          })
        }
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t(`inbox.${answer}`)} width="narrow" onClose={onClose}>
      <DialogForm
        onSubmit={() => {
          setTried(true);
          if (!missing) setSigning(true);
        }}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit">
              {t("inbox.next")}
            </Button>
          </>
        }
      >
        <p>{t("inbox.declineWhat")}</p>
        <SelectField
          label={t("inbox.signer")}
          options={people.map((person) => ({
            value: person,
            label: nameOf(person),
          }))}
          value={signer ?? ("" as PersonId)}
          onValue={setSigner}
        />
        <TextField
          label={t("reason.label")}
          value={reason}
          maxLength={1000}
          data-autofocus
          fault={tried && missing ? t("reason.missing") : null}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
