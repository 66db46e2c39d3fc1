// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import type { KeyCard, PersonView } from "../../../shared/ipc/views.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { KeyCardView } from "./KeyCardView.tsx";
import { LossActs } from "./PersonActs.tsx";

interface KeysProps {
  readonly audit: AuditId;
  readonly person: PersonView;
}

/** Given up in the meantime: whether one was lost may show only then. */
export function FormerKeys({ audit, person }: KeysProps) {
  if (person.formerKeys.length === 0) return null;
  return (
    <div className="stack tight">
      <h3>{t("former.list")}</h3>
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
    </div>
  );
}

/** What nobody may take for a key of theirs any more, and on whose word. */
export function LostKeys({ audit, person }: KeysProps) {
  if (person.lostKeys.length === 0) return null;
  const held = [...person.signKeys, ...person.sealKeys];
  const isHeld = ({ key }: KeyCard) => held.some((card) => card.key === key);
  return (
    <div className="stack tight">
      <h3>{t("lost.list")}</h3>
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
    </div>
  );
}

interface FormerPeopleProps {
  readonly audit: AuditId;
  readonly people: readonly PersonView[];
}

/** Who was removed, with the keys that something may name still. */
export function FormerPeople({ audit, people }: FormerPeopleProps) {
  if (people.length === 0) return null;
  return (
    <Disclosure label={t("people.former")}>
      <p className="small">{t("people.formerWhat")}</p>
      <ul className="items">
        {people.map((person) => (
          <li key={person.person} className="stack tight">
            <p>
              <span className="strong wrap">{person.name}</span>{" "}
              <code className="quiet">{person.person}</code>
            </p>
            <FormerKeys {...{ audit, person }} />
            <LostKeys {...{ audit, person }} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
