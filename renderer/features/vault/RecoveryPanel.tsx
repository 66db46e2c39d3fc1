// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { KitView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { KitDialog } from "./KitDialog.tsx";

interface RecoveryPanelProps {
  readonly kit: KitView | null;
  readonly readOnly: boolean;
}

/** Which kit opens the vault, and what it can do in the wrong hands. */
export function RecoveryPanel({ kit, readOnly }: RecoveryPanelProps) {
  const [making, setMaking] = useState(false);
  return (
    <Panel title={t("recovery.title")} icon={KeyRound}>
      {kit === null ? (
        <Notice tone="warn">
          <p>{t("recovery.missing")}</p>
        </Notice>
      ) : (
        <Notice tone="ok">
          <p>
            {t("recovery.made", {
              at: formatInstant(kit.made),
              by: shown(kit.by),
            })}
          </p>
        </Notice>
      )}
      <p>{t("recovery.what")}</p>
      <ul className="lined dots">
        <li>{t("recovery.apart")}</li>
        <li>{t("recovery.noComputer")}</li>
        <li>{t("recovery.record")}</li>
      </ul>
      {readOnly ? (
        <p className="small quiet">{t("recovery.readOnly")}</p>
      ) : (
        <div>
          <Button
            icon={KeyRound}
            tone={kit === null ? "primary" : "plain"}
            onClick={() => {
              setMaking(true);
            }}
          >
            {kit === null ? t("recovery.go") : t("recovery.again")}
          </Button>
        </div>
      )}
      {making ? (
        <KitDialog
          inForce={kit}
          onClose={() => {
            setMaking(false);
          }}
        />
      ) : null}
    </Panel>
  );
}
