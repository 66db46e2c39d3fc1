// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";

/** Makes the recovery kit, and says plainly what it can do in the wrong hands. */
export function RecoveryPanel({ made }: { readonly made: boolean }) {
  const save = useCall("dialog.save");
  const kit = useCall("vault.recoveryKit");
  const make = async () => {
    const suggestedName = t("recovery.suggestedName");
    const chosen = await save.run({ purpose: "recovery-kit", suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const result = await kit.run({ destination: chosen.value.chosen.grant });
    if (result.ok) announce(t("recovery.done"));
  };
  const refused = save.failure ?? kit.failure;
  return (
    <Panel title={t("recovery.title")} icon={KeyRound}>
      {made ? (
        kit.value === null ? (
          <Notice tone="ok">
            <p>{t("recovery.made")}</p>
          </Notice>
        ) : null
      ) : (
        <Notice tone="warn">
          <p>{t("recovery.missing")}</p>
        </Notice>
      )}
      <p>{t("recovery.what")}</p>
      <ul className="lined dots">
        <li>{t("recovery.apart")}</li>
        <li>{t("recovery.noComputer")}</li>
        <li>{t("recovery.record")}</li>
        <li>{t("recovery.how")}</li>
        {made ? <li>{t("recovery.earlier")}</li> : null}
      </ul>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {kit.value === null ? null : (
        <Notice tone="ok" title={t("recovery.done")}>
          <p>{t("recovery.file", { file: kit.value.file })}</p>
          <p>{t("recovery.doneNext")}</p>
        </Notice>
      )}
      <div>
        <Button
          icon={KeyRound}
          tone={made ? "plain" : "primary"}
          busy={kit.busy}
          onClick={() => void make()}
        >
          {made ? t("recovery.again") : t("recovery.go")}
        </Button>
      </div>
    </Panel>
  );
}
