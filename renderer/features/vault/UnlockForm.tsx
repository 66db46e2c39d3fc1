// SPDX-License-Identifier: Apache-2.0
import { KeyRound, Wrench } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";

interface UnlockFormProps {
  readonly vault: GrantView;
  readonly onBack: () => void;
  readonly onRecover: () => void;
}

export function UnlockForm({ vault, onBack, onRecover }: UnlockFormProps) {
  const open = useCall("vault.open");
  const input = useRef<HTMLInputElement>(null);
  const choose = useCall("dialog.open");
  const byBackup = useCall("vault.openByBackup");
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const submit = async () => {
    if (open.busy) return;
    const passphrase = takePassphrase(input);
    setFault(passphrase === "" ? t("unlock.empty") : null);
    if (passphrase !== "") {
      const result = await open.run({ folder: vault.grant, passphrase });
      if (result.ok) refreshAll();
    }
    input.current?.focus();
  };
  const openByBackup = async () => {
    const typed = (input.current?.value ?? "") !== "";
    setFault(typed ? null : t("unlock.empty"));
    if (!typed || byBackup.busy) return;
    const chosen = await choose.run({ purpose: "backup" });
    const backup = chosen.ok ? chosen.value.chosen[0]?.grant : undefined;
    if (backup === undefined) return;
    const passphrase = takePassphrase(input);
    const folder = vault.grant;
    const result = await byBackup.run({ folder, backup, passphrase });
    if (result.ok) refreshAll();
  };
  const refused = byBackup.failure ?? open.failure;
  const headerless =
    refused?.code === "vault-header-damaged" || byBackup.failure !== null;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div>
        <h1 className="welcome-heading">{t("unlock.title")}</h1>
        <p className="quiet wrap">{shown(vault.name)}</p>
      </div>
      <PassphraseField
        label={t("unlock.passphrase")}
        input={input}
        fault={fault}
      />
      {refused === null ? null : <FailureNotice failure={refused} />}
      {headerless ? (
        <div>
          <Button
            size="small"
            icon={Wrench}
            onClick={() => void openByBackup()}
          >
            {t("unlock.byBackup")}
          </Button>
        </div>
      ) : null}
      <div>
        <Button size="small" tone="quiet" icon={KeyRound} onClick={onRecover}>
          {t("recover.open")}
        </Button>
      </div>
      <div className="form-actions">
        <Button tone="quiet" onClick={onBack}>
          {t("unlock.other")}
        </Button>
        <Button tone="primary" type="submit" busy={open.busy}>
          {open.busy ? t("unlock.busy") : t("unlock.go")}
        </Button>
      </div>
    </form>
  );
}
