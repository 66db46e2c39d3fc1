// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { warnedSeconds } from "../../shared/domain/lockWarning.ts";
import { call } from "../api/bridge.ts";
import { t } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogBody } from "../ui/Dialog.tsx";
import { useLockNear } from "./useLockNear.ts";

/** Said aloud at these alone: each second would drown everything else. */
const saidSeconds = [5, 10, 20, warnedSeconds];

/** Asks whether somebody is still there, before a lock that nobody asked for. Any press is a yes. */
export function LockWarning() {
  const near = useLockNear();
  const [answered, setAnswered] = useState(false);
  const seconds = near.kind === "near" ? near.secondsLeft : null;
  const isDue = seconds !== null && seconds <= warnedSeconds;
  if (!isDue && answered) setAnswered(false);
  if (!isDue || answered) return null;
  // The press itself is what the shell counts from: a page cannot keep a vault open by saying so.
  const stay = () => {
    setAnswered(true);
  };
  const said = saidSeconds.find((each) => each >= seconds) ?? warnedSeconds;
  return (
    <Dialog
      title={t("lockNear.title")}
      width="narrow"
      role="alertdialog"
      onClose={stay}
    >
      <DialogBody>
        <p className="lock-left number" role="timer" aria-live="off">
          {t("lockNear.left", { seconds })}
        </p>
        <p className="unseen" role="status">
          {t("lockNear.left", { seconds: said })}
        </p>
        <p>{t("lockNear.why")}</p>
      </DialogBody>
      <footer>
        <Button onClick={() => void call("vault.lock", {})}>
          {t("lockNear.now")}
        </Button>
        <Button tone="primary" data-autofocus onClick={stay}>
          {t("lockNear.stay")}
        </Button>
      </footer>
    </Dialog>
  );
}
