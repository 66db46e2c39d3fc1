// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { TextField } from "../../ui/Field.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import { SlotForm } from "./SlotForm.tsx";

interface DialogProps {
  readonly onClose: () => void;
}

interface AddSlotProps extends DialogProps {
  readonly taken: readonly string[];
}

export function AddSlotDialog({ taken, onClose }: AddSlotProps) {
  const add = useCall("slot.add");
  const passphrase = useNewPassphrase();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const written = name.trim();
  const fault =
    written === ""
      ? t("slot.nameMissing")
      : taken.includes(written)
        ? t("slot.nameTaken")
        : null;
  const check = () => {
    setTried(true);
    return passphrase.check() && fault === null;
  };
  const send = async (present: string) => {
    const request = { present, name: written, passphrase: passphrase.take() };
    const result = await add.run(request);
    if (!result.ok) return;
    announce(t("slot.added", { name: shown(written) }));
    onClose();
  };
  return (
    <SlotForm
      title={t("slot.addTitle")}
      explanation={t("slot.addWhat")}
      action={t("slot.addGo")}
      tone="primary"
      busy={add.busy}
      failure={add.failure}
      onClose={onClose}
      check={check}
      onPresent={(present) => void send(present)}
    >
      <TextField
        label={t("slot.name")}
        hint={t("slot.nameHint")}
        value={name}
        maxLength={200}
        fault={tried ? fault : null}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      {passphrase.fields}
    </SlotForm>
  );
}

export function ChangeSlotDialog({ onClose }: DialogProps) {
  const change = useCall("slot.change");
  const passphrase = useNewPassphrase();
  const send = async (present: string) => {
    const request = { present, passphrase: passphrase.take() };
    const result = await change.run(request);
    if (!result.ok) return;
    announce(t("slot.changed"));
    onClose();
  };
  return (
    <SlotForm
      title={t("slot.changeTitle")}
      explanation={t("slot.changeWhat")}
      action={t("slot.changeGo")}
      tone="primary"
      busy={change.busy}
      failure={change.failure}
      onClose={onClose}
      check={passphrase.check}
      onPresent={(present) => void send(present)}
    >
      {passphrase.fields}
    </SlotForm>
  );
}

interface RemoveSlotProps extends DialogProps {
  readonly slot: SlotView;
}

export function RemoveSlotDialog({ slot, onClose }: RemoveSlotProps) {
  const remove = useCall("slot.remove");
  const name = shown(slot.name);
  const send = async (present: string) => {
    const result = await remove.run({ present, slot: slot.slot });
    if (!result.ok) return;
    announce(t("slot.removed", { name }));
    onClose();
  };
  return (
    <SlotForm
      title={t("slot.removeTitle", { name })}
      explanation={t("slot.removeWhat")}
      action={t("slot.removeGo")}
      tone="danger"
      busy={remove.busy}
      failure={remove.failure}
      onClose={onClose}
      onPresent={(present) => void send(present)}
    />
  );
}
