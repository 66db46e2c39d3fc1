// SPDX-License-Identifier: Apache-2.0
import {
  ChevronRight,
  FlaskConical,
  FolderOpen,
  History,
  type LucideIcon,
  Plus,
  ShieldCheck,
  FolderLock,
} from "lucide-react";
import { useState } from "react";
import type { HandedView } from "../../../shared/ipc/shellContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useCommandHandlers } from "../../app/commands.ts";
import { topSheet } from "../../app/screenParts.ts";
import { useHanded } from "../../app/useHanded.ts";
import { t } from "../../text/text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { moveInList } from "../../ui/listKeys.ts";
import { Notice } from "../../ui/Notice.tsx";
import { DevelopmentDialog } from "./DevelopmentDialog.tsx";

interface StartMenuProps {
  readonly developing: boolean;
  readonly onUnlock: (vault: GrantView) => void;
  readonly onCreate: (folder: GrantView, isSample: boolean) => void;
  readonly onVerify: () => void;
  readonly onRestore: () => void;
}

/** Vaults opened here before, and the three ways to begin. */
export function StartMenu({
  developing,
  onUnlock,
  onCreate,
  onVerify,
  onRestore,
}: StartMenuProps) {
  const open = useCall("dialog.open");
  const save = useCall("dialog.save");
  const [doubted, setDoubted] = useState<GrantView | null>(null);
  const unlock = (vault: GrantView) => {
    if (developing) setDoubted(vault);
    else onUnlock(vault);
  };
  const chooseVault = async () => {
    const result = await open.run({ purpose: "vault" });
    const chosen = result.ok ? result.value.chosen[0] : undefined;
    if (chosen !== undefined) unlock(chosen);
  };
  const chooseFolder = async (isSample: boolean) => {
    const suggestedName = t(isSample ? "sample.name" : "vault.suggestedName");
    const result = await save.run({ purpose: "new-vault", suggestedName });
    if (result.ok && result.value.chosen !== null)
      onCreate(result.value.chosen, isSample);
  };
  useCommandHandlers({ open: () => void chooseVault(), verify: onVerify });
  const [handed, setHanded] = useState<HandedView | null>(null);
  useHanded((given) => {
    if (topSheet() !== null) return "blocked";
    setHanded(given.kind === "vault" ? null : given);
    if (given.kind === "vault") unlock(given);
    return given.kind === "request" ? "kept" : "taken";
  });
  const refused = open.failure ?? save.failure;
  return (
    <>
      {handed === null ? null : <HandedNotice handed={handed} />}
      <RecentVaults onUnlock={unlock} />
      <ul className="start-list">
        <StartItem
          icon={FolderOpen}
          label={t("start.open")}
          hint={t("start.openHint")}
          onChoose={() => void chooseVault()}
        />
        <StartItem
          icon={Plus}
          label={t("start.create")}
          hint={t("start.createHint")}
          onChoose={() => void chooseFolder(false)}
        />
        <StartItem
          icon={FlaskConical}
          label={t("start.sample")}
          hint={t("start.sampleHint")}
          onChoose={() => void chooseFolder(true)}
        />
        <StartItem
          icon={History}
          label={t("start.restore")}
          hint={t("start.restoreHint")}
          onChoose={onRestore}
        />
        <StartItem
          icon={ShieldCheck}
          label={t("start.verify")}
          hint={t("start.verifyHint")}
          onChoose={onVerify}
        />
      </ul>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {doubted === null ? null : (
        <DevelopmentDialog
          vault={shown(doubted.name)}
          onCancel={() => {
            setDoubted(null);
          }}
          onGoOn={() => {
            onUnlock(doubted);
          }}
        />
      )}
    </>
  );
}

function HandedNotice({ handed }: { readonly handed: HandedView }) {
  const waits = handed.kind === "request";
  return (
    <Notice
      tone={waits ? "info" : "warn"}
      role="status"
      title={t(waits ? "handed.requestTitle" : "handed.otherTitle", {
        name: shown(handed.name),
      })}
    >
      <p>{t(waits ? "handed.request" : "handed.other")}</p>
    </Notice>
  );
}

function RecentVaults({
  onUnlock,
}: {
  readonly onUnlock: (vault: GrantView) => void;
}) {
  const recent = useResource("vault.recent", {});
  const vaults = recent.state === "ready" ? recent.value.vaults : [];
  if (recent.state === "loading") return <div className="recent-waiting" />;
  if (vaults.length === 0)
    return <h1 className="welcome-heading">{t("start.first")}</h1>;
  return (
    <section aria-labelledby="recent-vaults">
      <h1 id="recent-vaults" className="welcome-heading">
        {t("start.recent")}
      </h1>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
      <ul className="start-list" onKeyDown={moveInList}>
        {vaults.map((vault) => (
          <StartItem
            key={vault.grant}
            icon={FolderLock}
            label={shown(vault.name)}
            onChoose={() => {
              onUnlock(vault);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface StartItemProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly hint?: string;
  readonly onChoose: () => void;
}

function StartItem({ icon: Icon, label, hint, onChoose }: StartItemProps) {
  return (
    <li>
      <button type="button" className="start-item" data-row onClick={onChoose}>
        <Icon size={18} aria-hidden />
        <span className="start-words">
          <span className="start-label">{label}</span>
          {hint === undefined ? null : <span className="small">{hint}</span>}
        </span>
        <ChevronRight size={16} aria-hidden />
      </button>
    </li>
  );
}
