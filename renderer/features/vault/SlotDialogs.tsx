// SPDX-License-Identifier: Apache-2.0
import { flushSync } from "react-dom";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { rekeyId } from "./RekeyPanel.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import { SlotForm } from "./SlotForm.tsx";
import { useSlotName } from "./useSlotName.tsx";

const anotherPassphrase = {
  label: t("slot.new"),
  repeat: t("slot.repeat"),
};

interface DialogProps {
  readonly onClose: () => void;
}

interface AddSlotProps extends DialogProps {
  readonly taken: readonly string[];
}

export function AddSlotDialog({ taken, onClose }: AddSlotProps) {
  const add = useCall("slot.add");
  const passphrase = useNewPassphrase(anotherPassphrase);
  const name = useSlotName(taken);
  const check = () => {
    const named = name.check();
    return passphrase.check() && named;
  };
  const send = async (present: string) => {
    const { written } = name;
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
      {name.field(t("slot.name"), t("slot.nameHint"))}
      {passphrase.fields}
    </SlotForm>
  );
}

export function ChangeSlotDialog({ onClose }: DialogProps) {
  const change = useCall("slot.change");
  const passphrase = useNewPassphrase(anotherPassphrase);
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

/** The passphrase that is typed says whose name it is. */
export function RenameSlotDialog({ taken, onClose }: AddSlotProps) {
  const rename = useCall("slot.rename");
  const name = useSlotName(taken);
  const send = async (present: string) => {
    const result = await rename.run({ present, name: name.written });
    if (!result.ok) return;
    announce(t("slot.renamed", { name: shown(name.written) }));
    onClose();
  };
  return (
    <SlotForm
      title={t("slot.renameTitle")}
      explanation={t("slot.renameWhat")}
      action={t("slot.renameGo")}
      tone="primary"
      busy={rename.busy}
      failure={rename.failure}
      onClose={onClose}
      check={name.check}
      onPresent={(present) => void send(present)}
    >
      {name.field(t("slot.newName"), t("slot.newNameHint"))}
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
    >
      <p>{t("slot.removeRekey")}</p>
      <div>
        <Button
          tone="quiet"
          onClick={() => {
            // Closing gives the focus back to where it was; the jump comes after.
            flushSync(onClose);
            focusHeading(rekeyId);
          }}
        >
          {t("slot.toRekey")}
        </Button>
      </div>
    </SlotForm>
  );
}
