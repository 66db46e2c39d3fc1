// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { instantAt } from "../../../shared/ids.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { call } from "../../api/bridge.ts";
import { dateTimeInputOf, instantOfDateTime } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { TextField } from "../../ui/Field.tsx";
import {
  CarriedText,
  type MadeText,
  PlaceField,
  type SigningPlace,
} from "../signature/CarriedText.tsx";
import { SignDialog } from "../signature/SignDialog.tsx";
import { type ActProps, ActSheet } from "./ActSheet.tsx";
import { KeyCardView } from "./KeyCardView.tsx";

interface LossProps extends ActProps {
  readonly card: KeyCard;
}

/** From when on a key counts no more: now, unless it was lost before. */
function useSince() {
  const [now] = useState(() => instantAt(Date.now()));
  const [value, setValue] = useState(dateTimeInputOf(now));
  // The field has no seconds: left as it is, it means now and not the minute's beginning.
  const since = value === dateTimeInputOf(now) ? now : instantOfDateTime(value);
  const field = (
    <TextField
      type="datetime-local"
      label={t("lost.since")}
      hint={t("lost.sinceHint")}
      value={value}
      fault={since === null ? t("ask.timeRefused") : null}
      onChange={(event) => {
        setValue(event.target.value);
      }}
    />
  );
  return { since, field };
}

/** On an owner's word: says what the loss of a key voids and keeps, and records it with a reason. */
export function LostKeySheet({ card, ...props }: LossProps) {
  const { since, field } = useSince();
  const { audit } = props;
  const { name, person } = props.person;
  const { key } = card;
  return (
    <ActSheet
      {...props}
      title={t("lost.title")}
      what={t("lost.what")}
      action={t("lost.record")}
      act={since === null ? null : { what: "lose-key", key, since }}
      onReason={(act, reason) =>
        act.what === "lose-key"
          ? call("person.reportLost", {
              ...{ audit, person, key, reason },
              since: act.since,
            })
          : null
      }
      done={t("lost.done", { name })}
    >
      <KeyCardView card={card} />
      {field}
    </ActSheet>
  );
}

type Revocation = Parameters<typeof call<"answer.draft">>[1]["answer"];

/** On its holder's word: any key of theirs signs that this one counts no more, here or where it is. */
export function RevokeKeySheet({ card, ...props }: LossProps) {
  const { since, field } = useSince();
  const [where, setWhere] = useState<SigningPlace>("here");
  const [answer, setAnswer] = useState<Revocation | null>(null);
  const [made, setMade] = useState<MadeText | null>(null);
  const { audit, onClose } = props;
  const { name, person } = props.person;
  if (made !== null)
    return (
      <CarriedText
        audit={audit}
        made={made}
        signer={name}
        next={t("revoke.next")}
        label={t("revoke.text")}
        onClose={onClose}
      />
    );
  if (answer !== null)
    return (
      <SignDialog
        title={t("revoke.title", { name })}
        what={t("revoke.sign")}
        onSign={async (key) => {
          const signed = await call("answer.sign", { audit, answer, key });
          if (signed.ok) announce(t("revoke.done", { name }));
          return signed;
        }}
        onClose={onClose}
      />
    );
  const said = (reason: string, from: NonNullable<typeof since>) => ({
    ...({ act: "revocation", signer: person } as const),
    ...{ key: card.fingerprint, since: from, reason },
  });
  const draft = async (wanted: Revocation) => {
    const drafted = await call("answer.draft", { audit, answer: wanted });
    if (drafted.ok) setMade({ draft: drafted.value, wanted });
    return drafted;
  };
  return (
    <ActSheet
      {...props}
      title={t("revoke.title", { name })}
      what={t("revoke.what")}
      action={t(`place.go.${where}`)}
      hint={t("reason.signed")}
      act={since === null ? null : { what: "lose-key", key: card.key, since }}
      onReason={(act, reason) => {
        if (act.what !== "lose-key") return null;
        const wanted = said(reason, act.since);
        if (where === "elsewhere") return draft(wanted);
        setAnswer(wanted);
        return null;
      }}
      done={t("place.made")}
      // Its text is shown in the sheet's place.
      onDone={() => undefined}
    >
      <KeyCardView card={card} />
      {field}
      <PlaceField value={where} onValue={setWhere} />
    </ActSheet>
  );
}
