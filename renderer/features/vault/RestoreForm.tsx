// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "react";
import type { GrantId } from "../../../shared/ids.ts";
import { cancelJob } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";
import { CopyResult } from "./CopyResult.tsx";
import { useBackupChoice } from "./useBackupChoice.tsx";

/** Asks for a backup and the vault's passphrase, then tries the backup or makes a vault of it. */
export function RestoreForm({ onBack }: { readonly onBack: () => void }) {
  const choose = useCall("dialog.save");
  const restore = useWork("vault.restore");
  const backup = useBackupChoice();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [rehearsed, setRehearsed] = useState(true);
  const { job, progress } = restore;
  const check = (): boolean => {
    const typed = (input.current?.value ?? "") !== "";
    setFault(typed ? null : t("unlock.empty"));
    if (!backup.isChosen) setFault(t("restore.chooseFirst"));
    return typed && backup.isChosen && job === null;
  };
  const run = async (folder: GrantId | null) => {
    const given = backup.take();
    if (given === null) return;
    const passphrase = takePassphrase(input);
    setRehearsed(folder === null);
    const request = { ...given, passphrase };
    await restore.run(folder === null ? request : { ...request, folder });
  };
  const restoreAs = async () => {
    if (!check()) return;
    const suggestedName = t("restore.suggestedName");
    const purpose = "restored-vault";
    const chosen = await choose.run({ purpose, suggestedName });
    if (chosen.ok && chosen.value.chosen !== null)
      await run(chosen.value.chosen.grant);
  };
  const refused = choose.failure ?? restore.failure;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check()) void run(null);
      }}
    >
      <h1 className="welcome-heading">{t("restore.title")}</h1>
      <p className="small">{t("restore.what")}</p>
      {backup.fields}
      <PassphraseField
        label={t("restore.passphrase")}
        input={input}
        fault={fault}
      />
      {job === null ? null : <JobProgress facts={progress} />}
      {refused === null ? null : <FailureNotice failure={refused} />}
      {restore.value === null ? null : (
        <CopyResult
          report={restore.value}
          done={t(rehearsed ? "restore.rehearsed" : "restore.done")}
          partly={t("restore.partly")}
        />
      )}
      <div className="form-actions">
        {job === null ? (
          <Button tone="quiet" onClick={onBack}>
            {t("back")}
          </Button>
        ) : (
          <CancelButton tone="quiet" onCancel={() => cancelJob(job)} />
        )}
        <Button type="submit" busy={job !== null}>
          {t("restore.rehearse")}
        </Button>
        <Button
          tone="primary"
          busy={job !== null}
          onClick={() => void restoreAs()}
        >
          {t("restore.go")}
        </Button>
      </div>
    </form>
  );
}
