// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { seatRoles } from "../../../shared/formats/charter.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { LeftList } from "./LeftList.tsx";

interface WithdrawDialogProps {
  readonly consent: ConsentView;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** What has left already is said before anything is signed: withdrawing does not bring it back. */
export function WithdrawDialog({
  consent,
  people,
  onClose,
}: WithdrawDialogProps) {
  const seated = people.filter(({ roles }) =>
    roles.some(({ role }) => seatRoles.some((seat) => seat === role)),
  );
  const [signer, setSigner] = useState<PersonId | null>(
    seated[0]?.person ?? null,
  );
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const choose = useCall("dialog.open");
  const sign = useCall("answer.sign");
  const missing = reason.trim() === "";
  const run = async (who: PersonId) => {
    const chosen = await choose.run({ purpose: "signing-key" });
    const key = chosen.ok ? chosen.value.chosen[0] : undefined;
    if (key === undefined) return;
    const { audit, digest: of } = consent;
    const result = await sign.run({
      audit,
      answer: { act: "withdrawal", signer: who, of, reason: reason.trim() },
      key: key.grant,
    });
    if (!result.ok) return;
    announce(t("withdraw.done"));
    onClose();
  };
  const refused = choose.failure ?? sign.failure;
  return (
    <Dialog title={t("withdraw.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => {
          setTried(true);
          if (!missing && !sign.busy && signer !== null) void run(signer);
        }}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="danger" type="submit" busy={sign.busy}>
              {t("withdraw.go")}
            </Button>
          </>
        }
      >
        <p>{t("withdraw.what")}</p>
        <LeftList consent={consent} nameOf={rosterNames(people)} />
        <SelectField
          label={t("withdraw.who")}
          hint={t("withdraw.whoHint")}
          options={seated.map(({ person, name }) => ({
            value: person,
            label: name,
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
        {refused === null ? null : <FailureNotice failure={refused} />}
      </DialogForm>
    </Dialog>
  );
}
