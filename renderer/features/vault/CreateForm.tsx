// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useNewPassphrase } from "./NewPassphrase.tsx";
import { useSlotName } from "./useSlotName.tsx";

interface CreateFormProps {
  readonly folder: GrantView;
  /** With an audit of invented data in it. */
  readonly isSample: boolean;
  readonly onBack: () => void;
}

export function CreateForm({ folder, isSample, onBack }: CreateFormProps) {
  const create = useCall(isSample ? "vault.sample" : "vault.create");
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useSlotName([]);
  const passphrase = useNewPassphrase({
    label: t("create.passphrase"),
    repeat: t("create.repeat"),
  });
  useEffect(() => {
    heading.current?.focus();
  }, []);

  const submit = async () => {
    if (create.busy) return;
    const named = name.check();
    if (!passphrase.check() || !named) return;
    const result = await create.run({
      folder: folder.grant,
      passphrase: passphrase.take(),
      slotName: name.written,
    });
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
          {t(isSample ? "sample.title" : "create.title")}
        </h1>
        <p className="quiet wrap">{shown(folder.name)}</p>
        {isSample ? <p>{t("sample.about")}</p> : null}
      </div>
      {name.field(t("create.name"), t("create.nameHint"))}
      {passphrase.fields}
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
