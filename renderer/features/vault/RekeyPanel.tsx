// SPDX-License-Identifier: Apache-2.0
import { RotateCcwKey } from "lucide-react";
import { useState } from "react";
import { shown } from "../../../shared/text/facts.ts";
import { rekeyKeepsCopies } from "../../../shared/text/rekey.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Panel } from "../../ui/Screen.tsx";
import type { OpenVault } from "./openVault.ts";
import { RekeyDialog } from "./RekeyDialog.tsx";

export const rekeyId = "new-keys";

type Rekeying = NonNullable<OpenVault["standing"]["rekey"]>;

/** Seals the vault under new keys, or says where that stands. */
export function RekeyPanel({ vault }: { readonly vault: OpenVault }) {
  const [open, setOpen] = useState<"seal" | "abandon" | null>(null);
  const { rekey, readOnlyWhy } = vault.standing;
  const close = () => {
    setOpen(null);
  };
  const seal = () => {
    setOpen("seal");
  };
  const abandon = () => {
    setOpen("abandon");
  };
  const here = readOnlyWhy === "rekey-begun" || readOnlyWhy === "superseded";
  return (
    <Panel title={t("rekey.title")} icon={RotateCcwKey} id={rekeyId}>
      {rekey === null || !here ? (
        <NotBegun readOnly={vault.readOnly} onSeal={seal} />
      ) : (
        <Begun rekey={rekey} onSeal={seal} onAbandon={abandon} />
      )}
      {open === "seal" ? <RekeyDialog vault={vault} onClose={close} /> : null}
      {open === "abandon" && rekey !== null ? (
        <AbandonDialog rekey={rekey} onClose={close} />
      ) : null}
    </Panel>
  );
}

interface NotBegunProps {
  readonly readOnly: boolean;
  readonly onSeal: () => void;
}

function NotBegun({ readOnly, onSeal }: NotBegunProps) {
  return (
    <>
      <p>{t("rekey.why")}</p>
      <p className="quiet">{rekeyKeepsCopies}</p>
      {readOnly ? (
        <p className="small quiet">{t("rekey.readOnly")}</p>
      ) : (
        <div>
          <Button icon={RotateCcwKey} onClick={onSeal}>
            {t("rekey.go")}
          </Button>
        </div>
      )}
    </>
  );
}

interface BegunProps {
  readonly rekey: Rekeying;
  readonly onSeal: () => void;
  readonly onAbandon: () => void;
}

function Begun({ rekey, onSeal, onAbandon }: BegunProps) {
  const { finished } = rekey;
  const facts = { to: shown(rekey.to), at: formatInstant(rekey.at) };
  return (
    <>
      <Notice tone={finished ? "ok" : "warn"}>
        <p>{t(finished ? "rekey.finished" : "rekey.begun", facts)}</p>
      </Notice>
      {finished ? <p className="quiet">{rekeyKeepsCopies}</p> : null}
      <div className="row">
        {finished ? null : (
          <Button icon={RotateCcwKey} tone="primary" onClick={onSeal}>
            {t("rekey.resume")}
          </Button>
        )}
        <Button tone="danger" onClick={onAbandon}>
          {t(finished ? "rekey.lost" : "rekey.abandon")}
        </Button>
      </div>
    </>
  );
}

interface AbandonProps {
  readonly rekey: Rekeying;
  readonly onClose: () => void;
}

function AbandonDialog({ rekey, onClose }: AbandonProps) {
  const abandon = useCall("vault.rekeyAbandon");
  const { finished } = rekey;
  const to = shown(rekey.to);
  const go = async (reason: string) => {
    const result = await abandon.run({ reason, newVaultLost: finished });
    if (!result.ok) return;
    announce(t("rekey.abandoned"));
    onClose();
    refreshAll();
  };
  return (
    <ReasonDialog
      title={t(finished ? "rekey.lostTitle" : "rekey.abandonTitle")}
      explanation={t(finished ? "rekey.lostWhat" : "rekey.abandonWhat", { to })}
      action={t("rekey.abandonGo")}
      busy={abandon.busy}
      failure={abandon.failure}
      onCancel={onClose}
      onReason={(reason) => void go(reason)}
    />
  );
}
