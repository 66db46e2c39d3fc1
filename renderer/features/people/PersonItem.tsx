// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck, UserMinus } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { KeyCard, PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { formatDay, formatInstant, monogramOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { KeyCardView } from "./KeyCardView.tsx";
import { KeyActs, LossActs, PersonActs, TermAct } from "./PersonActs.tsx";

interface PersonItemProps {
  readonly audit: AuditId;
  readonly person: PersonView;
}

export function PersonItem({ audit, person }: PersonItemProps) {
  const sealOnly = person.sealKeys.filter((key) => !key.canSign);
  return (
    <li className="person">
      <span className="monogram" aria-hidden>
        {monogramOf(person.name)}
      </span>
      <div className="stack tight">
        <div className="row apart top">
          <p>
            <span className="strong wrap">{person.name}</span>{" "}
            <code className="quiet">{person.person}</code>
          </p>
          <div className="row">
            {person.roles.map((term) => (
              <Chip key={`${term.role} ${term.from}`}>
                {t(`role.${term.role}`)}
              </Chip>
            ))}
            <CharterPlace place={person.charter} />
          </div>
        </div>
        <Disclosure label={t("people.details")}>
          <ul className="small">
            {person.roles.map((term) => (
              <li key={`${term.role} ${term.from}`} className="row apart">
                <span>
                  {t("people.term", {
                    role: t(`role.${term.role}`),
                    from: formatDay(term.from),
                    until: formatDay(term.until),
                  })}
                </span>
                <TermAct {...{ audit, person, term }} />
              </li>
            ))}
          </ul>
          <ul className="stack tight">
            {[...person.signKeys, ...sealOnly].map((key) => (
              <li key={key.key}>
                <KeyCardView card={key} />
                <KeyActs {...{ audit, person }} card={key} />
              </li>
            ))}
          </ul>
          <FormerKeys {...{ audit, person }} />
          <LostKeys {...{ audit, person }} />
          <PersonActs {...{ audit, person }} />
          <RemovePerson audit={audit} person={person} />
        </Disclosure>
      </div>
    </li>
  );
}

/** Given up in the meantime: whether one was lost may show only then. */
function FormerKeys({ audit, person }: PersonItemProps) {
  if (person.formerKeys.length === 0) return null;
  return (
    <ul className="stack tight" aria-label={t("former.list")}>
      {person.formerKeys.map((card) => (
        <li key={card.key}>
          <KeyCardView card={card} />
          <p className="small">{t("former.what")}</p>
          <div className="row">
            <LossActs {...{ audit, person, card }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What nobody may take for a key of theirs any more, and on whose word. */
function LostKeys({ audit, person }: PersonItemProps) {
  if (person.lostKeys.length === 0) return null;
  const held = [...person.signKeys, ...person.sealKeys];
  const isHeld = ({ key }: KeyCard) => held.some((card) => card.key === key);
  return (
    <ul className="stack tight" aria-label={t("lost.list")}>
      {person.lostKeys.map(({ card, since, reason, by }) => (
        <li key={`${card.key} ${by} ${since}`}>
          <KeyCardView card={card} isLost={!isHeld(card)} />
          <p className="small wrap">
            {t(`lost.by.${by}`, {
              name: person.name,
              since: formatInstant(since),
            })}{" "}
            {t("lost.reason", { reason })}
          </p>
          <p className="small">{t("lost.earlier")}</p>
          <div className="row">
            <LossActs {...{ audit, person, card }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function CharterPlace({ place }: { readonly place: PersonView["charter"] }) {
  switch (place) {
    case "none":
      return null;
    case "in-force":
      return (
        <Chip tone="ok" icon={BadgeCheck}>
          {t("people.charter.in-force")}
        </Chip>
      );
    case "draft":
    case "former":
      return <Chip>{t(`people.charter.${place}`)}</Chip>;
  }
}

function RemovePerson({ audit, person }: PersonItemProps) {
  const remove = useCall("person.remove");
  const [asking, setAsking] = useState(false);
  if (person.charter === "in-force" || person.charter === "draft")
    return (
      <p className="small quiet">{t(`people.removeNot.${person.charter}`)}</p>
    );
  return (
    <div>
      <Button
        size="small"
        tone="danger"
        icon={UserMinus}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("people.remove")}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t("people.removeTitle", { name: person.name })}
          explanation={t("people.removeWhat")}
          action={t("people.removeGo")}
          busy={remove.busy}
          failure={remove.failure}
          onCancel={() => {
            setAsking(false);
          }}
          onReason={(reason) => {
            void remove
              .run({ audit, person: person.person, reason })
              .then((result) => {
                if (!result.ok) return;
                setAsking(false);
                announce(t("people.removed", { name: person.name }));
              });
          }}
        />
      ) : null}
    </div>
  );
}
