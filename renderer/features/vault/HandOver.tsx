// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { shown } from "../../../shared/text/facts.ts";
import { handOverStep } from "../../../shared/text/handOver.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import type { OpenVault } from "./openVault.ts";

interface HandOverProps {
  readonly vault: OpenVault;
  /** Names of the vault's owners. */
  readonly taken: readonly string[];
}

/** Begins a hand-over, or says where the one that is under way stands. */
export function HandOver({ vault, taken }: HandOverProps) {
  const stop = useCall("handOver.stop");
  const [open, setOpen] = useState(false);
  const running = vault.handOver;
  const stopIt = async () => {
    const result = await stop.run({});
    if (!result.ok) return;
    announce(t("handOver.stopped"));
    refreshAll();
  };
  const openButton = (
    <Button
      onClick={() => {
        setOpen(true);
      }}
    >
      {running === null ? t("handOver.open") : t("handOver.goOn")}
    </Button>
  );
  return (
    <>
      {running === null ? (
        <div>{openButton}</div>
      ) : (
        <Notice
          tone="warn"
          title={t("handOver.running", {
            to: shown(running.to),
            at: formatInstant(running.begun),
          })}
        >
          <p>{handOverStep(running)}</p>
          <div className="row">
            {openButton}
            <Button tone="quiet" busy={stop.busy} onClick={() => void stopIt()}>
              {t("handOver.stop")}
            </Button>
          </div>
        </Notice>
      )}
      {stop.failure === null ? null : <FailureNotice failure={stop.failure} />}
      {open ? (
        <HandOverDialog
          running={running}
          kit={vault.recoveryKit}
          taken={taken}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
