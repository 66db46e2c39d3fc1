// SPDX-License-Identifier: Apache-2.0
import { FileKey } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField, TextArea } from "../../ui/Field.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import { useSlotName } from "./useSlotName.tsx";

interface RecoverFormProps {
  readonly vault: GrantView;
  readonly onBack: () => void;
}

/**
 * The kit, typed or from a file. What is typed stays in its control, so that a wrong word can be mended, and
 * goes with the form.
 */
function useKit() {
  const open = useCall("dialog.open");
  const typed = useRef<HTMLTextAreaElement>(null);
  const [file, setFile] = useState<GrantView | null>(null);
  const [missing, setMissing] = useState(false);
  const choose = async () => {
    const result = await open.run({ purpose: "kit" });
    const chosen = result.ok ? result.value.chosen[0] : undefined;
    if (chosen === undefined) return;
    setFile(chosen);
    setMissing(false);
  };
  /** The kit for the request; null, and said beside the control, when there is none. */
  const read = () => {
    if (file !== null) return { file: file.grant };
    const text = typed.current?.value ?? "";
    setMissing(text.trim() === "");
    return text.trim() === "" ? null : { text };
  };
  const field = (
    <div className="stack tight">
      {file === null ? (
        <TextArea
          data-secret
          mono
          ref={typed}
          label={t("recover.kit")}
          hint={t("recover.kitHint")}
          rows={4}
          maxLength={4096}
          autoCapitalize="off"
          autoCorrect="off"
          fault={missing ? t("recover.kitMissing") : null}
          onChange={() => {
            setMissing(false);
          }}
        />
      ) : (
        <p className="wrap">{t("recover.file", { name: shown(file.name) })}</p>
      )}
      <div className="row">
        <Button size="small" icon={FileKey} onClick={() => void choose()}>
          {t("recover.choose")}
        </Button>
        {file === null ? null : (
          <Button
            size="small"
            tone="quiet"
            onClick={() => {
              setFile(null);
            }}
          >
            {t("recover.type")}
          </Button>
        )}
      </div>
    </div>
  );
  return { field, read, failure: open.failure };
}

/** Opens the vault with its recovery kit, and makes a new passphrase. */
export function RecoverForm({ vault, onBack }: RecoverFormProps) {
  const recover = useCall("vault.recover");
  const heading = useRef<HTMLHeadingElement>(null);
  const kit = useKit();
  const name = useSlotName([]);
  const passphrase = useNewPassphrase({
    label: t("slot.new"),
    repeat: t("slot.repeat"),
  });
  const [replaceOthers, setReplaceOthers] = useState(false);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const submit = async () => {
    if (recover.busy) return;
    const given = kit.read();
    const named = name.check();
    if (!passphrase.check() || !named || given === null) return;
    const result = await recover.run({
      folder: vault.grant,
      kit: given,
      name: name.written,
      passphrase: passphrase.take(),
      replaceOthers,
    });
    if (result.ok) refreshAll();
  };
  const refused = kit.failure ?? recover.failure;
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
          {t("recover.title")}
        </h1>
        <p className="quiet wrap">{shown(vault.name)}</p>
      </div>
      <p className="small">{t("recover.what")}</p>
      {kit.field}
      {name.field(t("create.name"), t("create.nameHint"))}
      {passphrase.fields}
      <CheckField
        label={t("recover.replace")}
        hint={t("recover.replaceHint")}
        checked={replaceOthers}
        onChecked={setReplaceOthers}
      />
      {refused === null ? null : <FailureNotice failure={refused} />}
      <div className="form-actions">
        <Button tone="quiet" onClick={onBack}>
          {t("back")}
        </Button>
        <Button tone="primary" type="submit" busy={recover.busy}>
          {recover.busy ? t("recover.busy") : t("recover.go")}
        </Button>
      </div>
    </form>
  );
}
