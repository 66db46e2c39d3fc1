// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { IntakeView } from "../../../shared/ipc/intakeContract.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { SignDialog } from "../signature/SignDialog.tsx";

interface SignReceiptDialogProps {
  readonly intake: IntakeView;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

/** An owner says, by name and with a key of theirs, what was taken in. */
export function SignReceiptDialog({
  intake: { intake, from },
  people,
  onClose,
}: SignReceiptDialogProps) {
  const make = useCall("receipt.make");
  const owners = people.filter(({ roles }) =>
    roles.some(({ role }) => role === "owner"),
  );
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const owner = owners.find(({ person }) => person === chosen) ?? owners[0];
  if (owner === undefined)
    return (
      <Dialog title={t("receipt.signTitle")} onClose={onClose}>
        <DialogBody>
          <p>{t("receipt.noOwner")}</p>
        </DialogBody>
        <footer>
          <Button data-autofocus onClick={onClose}>
            {t("close")}
          </Button>
        </footer>
      </Dialog>
    );
  const name = shown(owner.name);
  const sign = async (key: SigningWay) => {
    const result = await make.run({ intake, signer: owner.person, key });
    if (result.ok) announce(t("receipt.signed", { name }));
    return result;
  };
  return (
    <SignDialog
      title={t("receipt.signTitle")}
      what={t("receipt.signWhat", { name, from: shown(from) })}
      onSign={sign}
      onClose={onClose}
    >
      <SelectField
        label={t("receipt.signer")}
        value={owner.person}
        onValue={setChosen}
        options={owners.map(({ person, name: called }) => ({
          value: person,
          label: shown(called),
        }))}
      />
    </SignDialog>
  );
}
