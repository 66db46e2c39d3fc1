// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { PassphraseField } from "../../ui/PassphraseField.tsx";
import { StagedList } from "../../ui/StagedList.tsx";
import type { Intake } from "./useIntake.ts";

/** Passphrases and private keys that open what was handed over. */
export function SecretsField({ intake }: { readonly intake: Intake }) {
  const { chosen, change } = intake;
  const choose = useCall("dialog.open");
  const addKey = async () => {
    const result = await choose.run({ purpose: "age-identity" });
    if (!result.ok) return;
    const known = new Set(chosen.keyFiles.map(({ grant }) => grant));
    const added = result.value.chosen.filter(({ grant }) => !known.has(grant));
    change({ keyFiles: [...chosen.keyFiles, ...added].slice(0, 16) });
  };
  return (
    <div className="stack">
      <div className="fields">
        <div className="stack tight">
          <PassphraseField
            label={t("intake.passphrase")}
            hint={t("intake.passphraseHint")}
            input={intake.typed}
          />
          <div className="row small">
            <Button size="small" onClick={intake.addPassphrase}>
              {t("intake.addPassphrase")}
            </Button>
            {intake.passphrases === 0 ? null : (
              <>
                <span className="quiet">
                  {t("intake.passphrases", { count: intake.passphrases })}
                </span>
                <button
                  type="button"
                  className="link"
                  onClick={intake.forgetPassphrases}
                >
                  {t("intake.forgetPassphrases")}
                </button>
              </>
            )}
          </div>
        </div>
        <div className="stack tight">
          <Button icon={KeyRound} onClick={() => void addKey()}>
            {t("intake.addKey")}
          </Button>
          <p className="small quiet">{t("intake.keyHint")}</p>
          {chosen.keyFiles.length === 0 ? null : (
            <StagedList
              files={chosen.keyFiles}
              icon={KeyRound}
              removeLabel={(name) => t("intake.remove", { name })}
              onRemove={(removed) => {
                change({
                  keyFiles: chosen.keyFiles.filter(
                    ({ grant }) => grant !== removed,
                  ),
                });
              }}
            />
          )}
        </div>
      </div>
      {choose.failure === null ? null : (
        <FailureNotice failure={choose.failure} />
      )}
    </div>
  );
}
