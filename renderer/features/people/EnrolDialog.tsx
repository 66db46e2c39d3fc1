// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  isCharterRole,
  personRoles,
} from "../../../shared/domain/personRoles.ts";
import { type AuditId, PersonId } from "../../../shared/ids.ts";
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { formatDay, slugOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { keysOf, type RoleDraft, termOf } from "./enrolment.ts";
import { KeyIntake } from "./KeyIntake.tsx";
import { RolesField } from "./RolesField.tsx";

interface EnrolDialogProps {
  readonly audit: AuditId;
  readonly taken: readonly PersonId[];
  readonly onClose: () => void;
}

export function EnrolDialog({ audit, taken, onClose }: EnrolDialogProps) {
  const enrol = useCall("person.enrol");
  const [name, setName] = useState("");
  const [ownId, setOwnId] = useState<string | null>(null);
  const [roles, setRoles] = useState<readonly RoleDraft[]>([]);
  const [cards, setCards] = useState<readonly KeyCard[]>([]);
  const [given, setGiven] = useState<ExchangeCard | null>(null);
  const [tried, setTried] = useState(false);

  const id = ownId ?? slugOf(name);
  const person = PersonId.safeParse(id);
  const { signKeys, sealKeys } = keysOf(cards, given?.sealKeys ?? []);
  const opensNothing =
    signKeys.length > 0 &&
    sealKeys.length === 0 &&
    (given !== null || cards.every((card) => !card.canSeal));
  const decides = roles.some(({ role }) => isCharterRole(role));
  const terms = roles.map(termOf).filter((term) => term !== null);
  const faults = {
    name: name.trim() === "" ? t("enrol.nameMissing") : null,
    id: !person.success
      ? t("id.refused")
      : taken.includes(person.data)
        ? t("enrol.idTaken")
        : null,
    roles: roles.length === 0 ? t("enrol.rolesMissing") : null,
    keys:
      cards.length === 0 || (decides && signKeys.length === 0)
        ? t("enrol.keysMissing")
        : null,
    seal: opensNothing ? t("enrol.noSealTitle") : null,
  };

  const submit = async () => {
    setTried(true);
    const faulty = Object.values(faults).some((fault) => fault !== null);
    if (enrol.busy || faulty || !person.success) return;
    if (terms.length !== roles.length) return;
    const result = await enrol.run({
      audit,
      person: person.data,
      name: name.trim(),
      roles: terms,
      signKeys,
      sealKeys,
    });
    if (!result.ok) return;
    announce(t("enrol.done", { name: result.value.name }));
    onClose();
  };

  return (
    <Dialog title={t("enrol.title")} onClose={onClose}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button tone="primary" type="submit" busy={enrol.busy}>
              {t("enrol.go")}
            </Button>
          </>
        }
      >
        <div className="fields">
          <TextField
            label={t("enrol.name")}
            value={name}
            maxLength={1000}
            data-autofocus
            fault={tried ? faults.name : null}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <TextField
            mono
            label={t("enrol.id")}
            hint={t("enrol.idHint")}
            value={id}
            maxLength={32}
            fault={tried || ownId !== null ? faults.id : null}
            onChange={(event) => {
              setOwnId(event.target.value);
            }}
          />
        </div>
        <RolesField
          names={personRoles}
          roles={roles}
          fault={tried ? faults.roles : null}
          onRoles={setRoles}
        />
        <KeyIntake
          cards={cards}
          fault={tried ? faults.keys : null}
          onCards={setCards}
          onExchangeCard={(card) => {
            setGiven(card);
            setName(card.name);
            setOwnId(card.person);
          }}
        />
        {given === null ? null : (
          <Notice tone="ok" title={t("enrol.cardTitle")}>
            <p>
              {t("enrol.card", {
                name: shown(given.name),
                day: formatDay(given.issued),
              })}
            </p>
          </Notice>
        )}
        {cards.length === 0 ? null : (
          <Notice tone="info" title={t("enrol.compareTitle")}>
            <p>{t("enrol.compare")}</p>
          </Notice>
        )}
        {opensNothing ? (
          <Notice tone={tried ? "bad" : "warn"} title={t("enrol.noSealTitle")}>
            <p>{t("enrol.noSeal")}</p>
          </Notice>
        ) : null}
        {enrol.failure === null ? null : (
          <FailureNotice failure={enrol.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
