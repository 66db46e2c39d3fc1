// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCommandHandlers } from "../../app/commands.ts";
import { showNote } from "../../app/note.ts";
import { useHanded } from "../../app/useHanded.ts";
import { t } from "../../text/text.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { VerifyScreen } from "../bundle/VerifyScreen.tsx";
import { SettingsScreen } from "../settings/SettingsScreen.tsx";
import { CreateForm } from "./CreateForm.tsx";
import { RecoverForm } from "./RecoverForm.tsx";
import { RestoreForm } from "./RestoreForm.tsx";
import { StartMenu } from "./StartMenu.tsx";
import { UnlockForm } from "./UnlockForm.tsx";

type Step =
  | { readonly at: "start" }
  | { readonly at: "unlock" | "recover"; readonly vault: GrantView }
  | {
      readonly at: "create";
      readonly folder: GrantView;
      readonly isSample: boolean;
    }
  | { readonly at: "restore" | "verify" | "settings" };

interface WelcomeProps {
  readonly developing: boolean;
  /** The vault was open and closed without being asked to. */
  readonly engineGone: boolean;
}

/** The window while no vault is open. */
export function Welcome({ developing, engineGone }: WelcomeProps) {
  const [step, setStep] = useState<Step>({ at: "start" });
  const back = () => {
    setStep({ at: "start" });
  };
  useCommandHandlers({
    settings: () => {
      setStep({ at: "settings" });
    },
  });
  useHanded(({ name }) => {
    if (step.at !== "start") showNote(t("handed.later", { name: shown(name) }));
    return "kept";
  });
  if (step.at === "settings") return <SettingsScreen onBack={back} />;
  if (step.at === "verify") return <VerifyScreen onBack={back} />;
  return (
    <main className="welcome">
      <div className="welcome-brand">
        <Mark size={44} />
        <p className="welcome-product">{t("product")}</p>
        <p className="quiet">{t("welcome.claim")}</p>
      </div>
      <div className="welcome-card">
        {engineGone ? (
          <Notice tone="warn" title={t("lock.engineGone")}>
            <p>{t("lock.engineGoneNext")}</p>
          </Notice>
        ) : null}
        {step.at === "start" ? (
          <StartMenu
            developing={developing}
            onUnlock={(vault) => {
              setStep({ at: "unlock", vault });
            }}
            onCreate={(folder, isSample) => {
              setStep({ at: "create", folder, isSample });
            }}
            onRestore={() => {
              setStep({ at: "restore" });
            }}
            onVerify={() => {
              setStep({ at: "verify" });
            }}
          />
        ) : null}
        {step.at === "unlock" ? (
          <UnlockForm
            vault={step.vault}
            onBack={back}
            onRecover={() => {
              setStep({ at: "recover", vault: step.vault });
            }}
          />
        ) : null}
        {step.at === "recover" ? (
          <RecoverForm
            vault={step.vault}
            onBack={() => {
              setStep({ at: "unlock", vault: step.vault });
            }}
          />
        ) : null}
        {step.at === "restore" ? <RestoreForm onBack={back} /> : null}
        {step.at === "create" ? (
          <CreateForm
            folder={step.folder}
            isSample={step.isSample}
            onBack={back}
          />
        ) : null}
      </div>
      <p className="welcome-foot">{t("welcome.foot")}</p>
    </main>
  );
}
