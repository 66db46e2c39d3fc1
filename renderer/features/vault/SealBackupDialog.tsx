// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { GrantId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogForm } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ChoiceField, TextArea } from "../../ui/Field.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";

/** Where the file goes, and what it is sealed with. */
export type SealedTo = { readonly file: GrantId } & (
  { readonly recipients: string[] } | { readonly passphrase: string }
);

interface SealBackupDialogProps {
  readonly onCancel: () => void;
  readonly onSeal: (sealed: SealedTo) => void;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Asks for whom a sealed backup is, and where it goes. */
export function SealBackupDialog({ onCancel, onSeal }: SealBackupDialogProps) {
  const choose = useCall("dialog.save");
  const [way, setWay] = useState<"recipients" | "passphrase">("recipients");
  const [keys, setKeys] = useState("");
  const [tried, setTried] = useState(false);
  const passphrase = useNewPassphrase({
    label: t("backup.passphrase"),
    repeat: t("create.repeat"),
  });
  const recipients = linesOf(keys);
  const missing = way === "recipients" && recipients.length === 0;
  const submit = async () => {
    setTried(true);
    if (missing || (way === "passphrase" && !passphrase.check())) return;
    const chosen = await choose.run({
      purpose: "backup-file",
      suggestedName: t("backup.suggestedFile"),
    });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const file = chosen.value.chosen.grant;
    onSeal(
      way === "recipients"
        ? { file, recipients }
        : { file, passphrase: passphrase.take() },
    );
  };
  return (
    <Dialog title={t("backup.sealTitle")} onClose={onCancel}>
      <DialogForm
        onSubmit={() => void submit()}
        actions={
          <>
            <Button onClick={onCancel}>{t("cancel")}</Button>
            <Button tone="primary" type="submit">
              {t("backup.sealGo")}
            </Button>
          </>
        }
      >
        <p>{t("backup.sealWhat")}</p>
        <ChoiceField
          legend={t("backup.sealFor")}
          value={way}
          onValue={setWay}
          options={[
            {
              value: "recipients",
              label: t("backup.toKeys"),
              hint: t("backup.toKeysHint"),
            },
            {
              value: "passphrase",
              label: t("backup.toPassphrase"),
              hint: t("backup.toPassphraseHint"),
            },
          ]}
        />
        {way === "recipients" ? (
          <TextArea
            mono
            rows={3}
            label={t("backup.keys")}
            placeholder="age1…  ssh-ed25519 AAAA…"
            value={keys}
            fault={tried && missing ? t("backup.keysMissing") : null}
            onChange={(event) => {
              setKeys(event.target.value);
            }}
          />
        ) : (
          passphrase.fields
        )}
        {choose.failure === null ? null : (
          <FailureNotice failure={choose.failure} />
        )}
      </DialogForm>
    </Dialog>
  );
}
