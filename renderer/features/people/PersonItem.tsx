// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck, UserMinus } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { formatDay, monogramOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { EntriesButton } from "../ledger/EntriesButton.tsx";
import { KeyCardView } from "./KeyCardView.tsx";
import { FormerKeys, LostKeys } from "./KeysOfBefore.tsx";
import { KeyActs, PersonActs, TermAct } from "./PersonActs.tsx";

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
          <div className="row">
            <EntriesButton
              subject={{ id: person.person, name: person.name, audit }}
            />
          </div>
          <RemovePerson audit={audit} person={person} />
        </Disclosure>
      </div>
    </li>
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
