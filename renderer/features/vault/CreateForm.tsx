// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { StrengthMeter } from "./StrengthMeter.tsx";
import { useStrength } from "./useStrength.ts";

interface CreateFormProps {
  readonly folder: GrantView;
  readonly onBack: () => void;
}

interface Faults {
  readonly name?: string;
  readonly passphrase?: string;
  readonly repeat?: string;
}

function faultsOf(name: string, passphrase: string, repeat: string): Faults {
  return {
    ...(name.trim() === "" ? { name: t("create.nameMissing") } : {}),
    ...(passphrase === "" ? { passphrase: t("create.passphraseMissing") } : {}),
    ...(passphrase !== "" && passphrase !== repeat
      ? { repeat: t("create.repeatDiffers") }
      : {}),
  };
}

export function CreateForm({ folder, onBack }: CreateFormProps) {
  const create = useCall("vault.create");
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [faults, setFaults] = useState<Faults>({});
  const { strength, retype } = useStrength(first);
  useEffect(() => {
    heading.current?.focus();
  }, []);

  /** What was wrong with a field is no longer said once the field changes. */
  const settle = (field: keyof Faults) => {
    setFaults(({ [field]: _settled, ...others }) => others);
  };
  const submit = async () => {
    if (create.busy) return;
    const passphrase = first.current?.value ?? "";
    const found = faultsOf(name, passphrase, second.current?.value ?? "");
    setFaults(found);
    if (Object.keys(found).length > 0) {
      // A repeat that differs is typed again from nothing; it cannot be corrected unseen.
      if (found.repeat !== undefined) takePassphrase(second);
      return;
    }
    takePassphrase(first);
    takePassphrase(second);
    retype();
    const request = { folder: folder.grant, passphrase, slotName: name.trim() };
    const result = await create.run(request);
    if (result.ok) refreshAll();
  };

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
        <h1 className="welcome-heading" ref={heading} tabIndex={-1}>
          {t("create.title")}
        </h1>
        <p className="quiet wrap">{shown(folder.name)}</p>
      </div>
      <TextField
        label={t("create.name")}
        hint={t("create.nameHint")}
        value={name}
        fault={faults.name}
        maxLength={200}
        onChange={(event) => {
          setName(event.target.value);
          settle("name");
        }}
      />
      <div className="stack tight">
        <PassphraseField
          label={t("create.passphrase")}
          hint={t("create.passphraseHint")}
          input={first}
          fault={faults.passphrase ?? null}
          onTyped={() => {
            retype();
            settle("passphrase");
          }}
        />
        <StrengthMeter strength={strength} />
      </div>
      <PassphraseField
        label={t("create.repeat")}
        input={second}
        fault={faults.repeat ?? null}
        onTyped={() => {
          settle("repeat");
        }}
      />
      {create.failure === null ? null : (
        <FailureNotice failure={create.failure} />
      )}
      <div className="form-actions">
        <Button tone="quiet" onClick={onBack}>
          {t("back")}
        </Button>
        <Button tone="primary" type="submit" busy={create.busy}>
          {create.busy ? t("create.busy") : t("create.go")}
        </Button>
      </div>
    </form>
  );
}
