// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type { PersonAct } from "../../../shared/ipc/rosterContract.ts";
import type { KeyCard, RoleTerm } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { call } from "../../api/bridge.ts";
import { dateInputOf } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { Notice } from "../../ui/Notice.tsx";
import { type ActProps, ActSheet } from "./ActSheet.tsx";
import { type RoleDraft, termOf } from "./enrolment.ts";
import { KeyCardView } from "./KeyCardView.tsx";
import { KeyIntake } from "./KeyIntake.tsx";
import { RoleDates } from "./RolesField.tsx";

/** Records a change of the roster; only a loss is recorded otherwise. */
function changing({ audit, person: { person } }: Omit<ActProps, "onClose">) {
  return (act: PersonAct, reason: string) =>
    act.what === "lose-key"
      ? null
      : call("person.change", { audit, person, change: act, reason });
}

/** An exchange card of somebody else brings none of this person's keys. */
function isForeign(card: ExchangeCard | null, person: PersonId): boolean {
  return card !== null && card.person !== person;
}

function ForeignCard({ card }: { readonly card: ExchangeCard | null }) {
  return card === null ? null : (
    <Notice tone="bad" role="alert" title={t("keyAct.foreignTitle")}>
      <p>
        {t("keyAct.foreign", {
          name: shown(card.name),
          person: shown(card.person),
        })}
      </p>
    </Notice>
  );
}

interface NewKeysProps {
  readonly most: number;
  readonly person: PersonId;
  readonly tried: boolean;
  readonly cards: readonly KeyCard[];
  readonly onCards: (cards: readonly KeyCard[]) => void;
}

function NewKeys({ most, person, tried, cards, onCards }: NewKeysProps) {
  const [given, setGiven] = useState<ExchangeCard | null>(null);
  const foreign = isForeign(given, person);
  return (
    <>
      <KeyIntake
        cards={cards}
        listed={t("keyAct.newKeys")}
        fault={
          cards.length > most
            ? t("keyAct.oneOnly")
            : tried && cards.length === 0
              ? t("keyAct.keyMissing")
              : null
        }
        onCards={onCards}
        onExchangeCard={setGiven}
        takes={(card) => !isForeign(card, person)}
      />
      <ForeignCard card={foreign ? given : null} />
      {cards.length === 0 ? null : (
        <Notice tone="info" title={t("enrol.compareTitle")}>
          <p>{t("enrol.compare")}</p>
        </Notice>
      )}
    </>
  );
}

export function AddKeysSheet(props: ActProps) {
  const [cards, setCards] = useState<readonly KeyCard[]>([]);
  const [tried, setTried] = useState(false);
  const { name, person } = props.person;
  const keys = cards.map(({ key }) => key);
  return (
    <ActSheet
      {...props}
      title={t("keyAct.add", { name })}
      what={t("keyAct.addWhat")}
      action={t("keyAct.addGo")}
      tone="primary"
      act={keys.length === 0 ? null : { what: "add-keys", keys }}
      onUnready={() => {
        setTried(true);
      }}
      onReason={changing(props)}
      done={t("keyAct.addDone", { name })}
    >
      <NewKeys most={16} {...{ person, tried, cards }} onCards={setCards} />
    </ActSheet>
  );
}

interface KeyActProps extends ActProps {
  readonly card: KeyCard;
}

export function RotateSheet({ card, ...props }: KeyActProps) {
  const [cards, setCards] = useState<readonly KeyCard[]>([]);
  const [tried, setTried] = useState(false);
  const { name, person } = props.person;
  const [to, ...others] = cards;
  return (
    <ActSheet
      {...props}
      title={t("keyAct.rotate", { name })}
      what={t("keyAct.rotateWhat")}
      action={t("keyAct.rotateGo")}
      tone="primary"
      act={
        to === undefined || others.length > 0
          ? null
          : { what: "rotate", from: card.key, to: to.key }
      }
      onUnready={() => {
        setTried(true);
      }}
      onReason={changing(props)}
      done={t("keyAct.rotateDone", { name })}
    >
      <KeyCardView card={card} />
      <NewKeys most={1} {...{ person, tried, cards }} onCards={setCards} />
    </ActSheet>
  );
}

export function DropKeySheet({ card, ...props }: KeyActProps) {
  const { name } = props.person;
  return (
    <ActSheet
      {...props}
      title={t("keyAct.drop", { name })}
      what={t("keyAct.dropWhat")}
      action={t("keyAct.dropGo")}
      act={{ what: "drop-key", key: card.key }}
      onReason={changing(props)}
      done={t("keyAct.dropDone", { name })}
    >
      <KeyCardView card={card} />
    </ActSheet>
  );
}

export function TermSheet({
  term,
  ...props
}: ActProps & { readonly term: RoleTerm }) {
  const [draft, setDraft] = useState<RoleDraft>({
    role: term.role,
    from: dateInputOf(term.from),
    until: dateInputOf(term.until),
  });
  const { name } = props.person;
  const role = t(`role.${term.role}`);
  const next = termOf(draft);
  return (
    <ActSheet
      {...props}
      title={t("term.title", { name, role })}
      what={t("term.what")}
      action={t("term.go")}
      tone="primary"
      act={next === null ? null : { what: "set-term", ...next }}
      onReason={changing(props)}
      done={t("term.done", { name, role })}
    >
      <RoleDates draft={draft} onDraft={setDraft} />
    </ActSheet>
  );
}

export function RetireSheet(props: ActProps) {
  const { name } = props.person;
  return (
    <ActSheet
      {...props}
      title={t("retire.title", { name })}
      what={t("retire.what")}
      action={t("retire.go")}
      act={{ what: "retire" }}
      onReason={changing(props)}
      done={t("retire.done", { name })}
    />
  );
}
