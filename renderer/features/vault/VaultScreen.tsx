// SPDX-License-Identifier: Apache-2.0
import { Lock } from "lucide-react";
import { shown } from "../../../shared/text/facts.ts";
import { call } from "../../api/bridge.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import { OwnKeysPanel } from "../signature/OwnKeysPanel.tsx";
import { BackupPanel } from "./BackupPanel.tsx";
import { CheckPanel } from "./CheckPanel.tsx";
import type { OpenVault } from "./openVault.ts";
import { RekeyPanel } from "./RekeyPanel.tsx";
import { RecoveryPanel } from "./RecoveryPanel.tsx";
import { SlotsPanel } from "./SlotsPanel.tsx";
import { WitnessPanel } from "./WitnessPanel.tsx";

const freshnessWords = {
  proven: "vault.fresh.proven",
  unproven: "vault.fresh.unproven",
  "rolled-back": "vault.fresh.rolled-back",
} as const;

/** Whether the vault is whole, whether it can be recovered, and the lock. */
export function VaultScreen({ vault }: { readonly vault: OpenVault }) {
  return (
    <Screen
      title={t("section.vault")}
      under={shown(vault.name)}
      actions={
        <Button icon={Lock} onClick={() => void call("vault.lock", {})}>
          {t("lock")}
        </Button>
      }
    >
      <div className="columns">
        <div className="stack">
          <CheckPanel />
          <Panel title={t("vault.state")}>
            <Facts>
              <Fact name={t("vault.id")}>
                <code>{vault.vault}</code>
              </Fact>
              <Fact name={t("vault.entries")}>
                {t("vault.entriesUpTo", {
                  seq: formatCount(vault.checkpoint.seq),
                })}
              </Fact>
              <Fact name={t("vault.head")}>
                <FullDigest
                  digest={vault.checkpoint.head}
                  label={t("vault.head")}
                />
              </Fact>
              <Fact name={t("vault.freshness")}>
                {t(freshnessWords[vault.freshness])}
              </Fact>
            </Facts>
          </Panel>
          <BackupPanel />
        </div>
        <div className="stack">
          <SlotsPanel vault={vault} />
          <OwnKeysPanel readOnly={vault.readOnly} />
          <RecoveryPanel kit={vault.recoveryKit} readOnly={vault.readOnly} />
          <RekeyPanel vault={vault} />
          <WitnessPanel vault={vault} />
        </div>
      </div>
    </Screen>
  );
}
