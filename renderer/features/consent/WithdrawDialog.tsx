// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { seatRoles } from "../../../shared/formats/charter.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
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
  const choose = useCall("dialog.open");
  const sign = useCall("answer.sign");
  const run = async (reason: string) => {
    if (signer === null) return;
    const chosen = await choose.run({ purpose: "signing-key" });
    const key = chosen.ok ? chosen.value.chosen[0] : undefined;
    if (key === undefined) return;
    const { audit, digest: of } = consent;
    const result = await sign.run({
      audit,
      answer: { act: "withdrawal", signer, of, reason },
      key: key.grant,
    });
    if (!result.ok) return;
    announce(t("withdraw.done"));
    onClose();
  };
  return (
    <ReasonDialog
      title={t("withdraw.title")}
      explanation={t("withdraw.what")}
      action={t("withdraw.go")}
      width="normal"
      hint={t("reason.signed")}
      busy={sign.busy}
      failure={choose.failure ?? sign.failure}
      onCancel={onClose}
      onReason={(reason) => void run(reason)}
    >
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
    </ReasonDialog>
  );
}
