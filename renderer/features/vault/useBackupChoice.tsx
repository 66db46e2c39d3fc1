// SPDX-License-Identifier: Apache-2.0
import { FileKey, FileLock, FolderOpen } from "lucide-react";
import { useRef, useState } from "react";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PassphraseField, takePassphrase } from "../../ui/PassphraseField.tsx";

/** As calls take a backup. */
export type GivenBackup = Pick<Request<"vault.restore">, "backup" | "unseal">;

type Purpose = "backup" | "sealed-backup" | "age-identity";

interface Chosen {
  readonly file: GrantView;
  readonly sealed: boolean;
}

/** A backup: its folder, or its sealed file and what opens that. `take` empties the passphrase. */
export function useBackupChoice() {
  const open = useCall("dialog.open");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [identity, setIdentity] = useState<GrantView | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const ask = async (purpose: Purpose): Promise<GrantView | null> => {
    const result = await open.run({ purpose });
    return result.ok ? (result.value.chosen[0] ?? null) : null;
  };
  const choose = async (sealed: boolean) => {
    const file = await ask(sealed ? "sealed-backup" : "backup");
    if (file !== null) setChosen({ file, sealed });
  };
  const chooseIdentity = async () => {
    const file = await ask("age-identity");
    if (file !== null) setIdentity(file);
  };
  const take = (): GivenBackup | null => {
    if (chosen === null) return null;
    const backup = chosen.file.grant;
    if (!chosen.sealed) return { backup };
    if (identity !== null)
      return { backup, unseal: { identity: identity.grant } };
    return { backup, unseal: { passphrase: takePassphrase(input) } };
  };
  const fields = (
    <div className="stack tight">
      <div className="row">
        <Button icon={FolderOpen} onClick={() => void choose(false)}>
          {t("backup.chooseFolder")}
        </Button>
        <Button icon={FileLock} onClick={() => void choose(true)}>
          {t("backup.chooseFile")}
        </Button>
      </div>
      {chosen === null ? null : (
        <p className="wrap">
          {t(chosen.sealed ? "backup.chosenFile" : "backup.chosenFolder", {
            name: shown(chosen.file.name),
          })}
        </p>
      )}
      {chosen?.sealed === true ? (
        <>
          <div className="row">
            <Button icon={FileKey} onClick={() => void chooseIdentity()}>
              {t("backup.chooseIdentity")}
            </Button>
            {identity === null ? null : (
              <span className="wrap">{shown(identity.name)}</span>
            )}
          </div>
          {identity === null ? (
            <PassphraseField label={t("backup.passphrase")} input={input} />
          ) : null}
        </>
      ) : null}
      {open.failure === null ? null : <FailureNotice failure={open.failure} />}
    </div>
  );
  return { fields, take, isChosen: chosen !== null };
}
