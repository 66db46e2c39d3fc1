// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { seatRoles } from "../../../shared/formats/charter.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { call } from "../../api/bridge.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import {
  CarriedText,
  type MadeText,
  PlaceField,
  type SigningPlace,
} from "../signature/CarriedText.tsx";
import { SignDialog } from "../signature/SignDialog.tsx";
import { LeftList } from "./LeftList.tsx";

type Withdrawal = Parameters<typeof call<"answer.draft">>[1]["answer"];

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
  const [where, setWhere] = useState<SigningPlace>("here");
  const [answer, setAnswer] = useState<Withdrawal | null>(null);
  const [made, setMade] = useState<MadeText | null>(null);
  const draft = useCall("answer.draft");
  const { audit, digest: of } = consent;
  const begin = async (reason: string) => {
    if (signer === null) return;
    const wanted = { act: "withdrawal", signer, of, reason } as const;
    if (where === "here") {
      setAnswer(wanted);
      return;
    }
    const drafted = await draft.run({ audit, answer: wanted });
    if (drafted.ok) setMade({ draft: drafted.value, wanted });
  };
  const sign = async (wanted: Withdrawal, key: SigningWay) => {
    const signed = await call("answer.sign", { audit, answer: wanted, key });
    if (signed.ok) announce(t("withdraw.done"));
    return signed;
  };
  const nameOf = rosterNames(people);
  if (made !== null)
    return (
      <CarriedText
        audit={audit}
        made={made}
        signer={nameOf(signer ?? ("" as PersonId))}
        next={t("withdraw.next")}
        label={t("withdraw.text")}
        onClose={onClose}
      />
    );
  if (answer !== null)
    return (
      <SignDialog
        title={t("withdraw.title")}
        what={t("withdraw.sign")}
        onSign={(key) => sign(answer, key)}
        onClose={onClose}
      />
    );
  return (
    <ReasonDialog
      title={t("withdraw.title")}
      explanation={t("withdraw.what")}
      action={t(`place.go.${where}`)}
      width="normal"
      hint={t("reason.signed")}
      busy={draft.busy}
      failure={draft.failure}
      onCancel={onClose}
      onReason={(reason) => void begin(reason)}
    >
      <LeftList consent={consent} nameOf={nameOf} />
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
      <PlaceField value={where} onValue={setWhere} />
    </ReasonDialog>
  );
}
