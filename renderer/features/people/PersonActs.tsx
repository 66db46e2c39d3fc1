// SPDX-License-Identifier: Apache-2.0
import {
  Ban,
  CalendarClock,
  type LucideIcon,
  KeyRound,
  RefreshCw,
  ShieldAlert,
  Sunset,
  Unlink,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  KeyCard,
  PersonView,
  RoleTerm,
} from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import {
  AddKeysSheet,
  DropKeySheet,
  RetireSheet,
  RotateSheet,
  TermSheet,
} from "./ChangeSheets.tsx";
import { LostKeySheet, RevokeKeySheet } from "./LostKey.tsx";

interface PersonActsProps {
  readonly audit: AuditId;
  readonly person: PersonView;
}

interface OpensProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly tone?: "plain" | "danger";
  readonly named?: string;
  readonly sheet: (onClose: () => void) => ReactNode;
}

/** A button that opens a sheet. */
function Opens({ icon, label, tone = "plain", named, sheet }: OpensProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={icon}
        tone={tone}
        aria-label={named}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {isOpen
        ? sheet(() => {
            setOpen(false);
          })
        : null}
    </>
  );
}

type KeyActsProps = PersonActsProps & { readonly card: KeyCard };

/** What can be done with one key of a person that is on the roster. */
export function KeyActs({ card, ...whose }: KeyActsProps) {
  return (
    <div className="row">
      <Opens
        icon={RefreshCw}
        label={t("keyAct.rotateOpen")}
        sheet={(onClose) => <RotateSheet {...{ card, onClose, ...whose }} />}
      />
      <Opens
        icon={Unlink}
        label={t("keyAct.dropOpen")}
        sheet={(onClose) => <DropKeySheet {...{ card, onClose, ...whose }} />}
      />
      <LossActs {...{ card, ...whose }} />
    </div>
  );
}

/** What can be said of a key that they have or had, on the roster or off it. */
export function LossActs({ card, ...whose }: KeyActsProps) {
  return (
    <>
      {card.canSign ? (
        <Opens
          icon={Ban}
          label={t("revoke.open")}
          sheet={(onClose) => (
            <RevokeKeySheet {...{ card, onClose, ...whose }} />
          )}
        />
      ) : null}
      <Opens
        icon={ShieldAlert}
        tone="danger"
        label={t("lost.go")}
        sheet={(onClose) => <LostKeySheet {...{ card, onClose, ...whose }} />}
      />
    </>
  );
}

export function TermAct({
  term,
  ...whose
}: PersonActsProps & { readonly term: RoleTerm }) {
  return (
    <Opens
      icon={CalendarClock}
      label={t("term.open")}
      named={t("term.openNamed", { role: t(`role.${term.role}`) })}
      sheet={(onClose) => <TermSheet {...{ term, onClose, ...whose }} />}
    />
  );
}

/** What can be done with all of a person, but for removing them. */
export function PersonActs(whose: PersonActsProps) {
  return (
    <div className="row">
      <Opens
        icon={KeyRound}
        label={t("keyAct.addOpen")}
        sheet={(onClose) => <AddKeysSheet {...{ onClose, ...whose }} />}
      />
      <Opens
        icon={Sunset}
        label={t("retire.open")}
        sheet={(onClose) => <RetireSheet {...{ onClose, ...whose }} />}
      />
    </div>
  );
}
