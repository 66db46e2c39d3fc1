// SPDX-License-Identifier: Apache-2.0
import { Lock } from "lucide-react";
import { call } from "../api/bridge.ts";
import { t } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { keysOf } from "./commands.ts";
import { useLockNear } from "./useLockNear.ts";

/** Locks; says when the lock comes by itself, once that is near. */
export function LockButton() {
  const near = useLockNear();
  return (
    <>
      {near.kind === "none" ? null : (
        <p className="rail-lock-near number" role="status">
          {near.kind === "held" ? t("lockNear.held") : null}
          {near.kind === "near" ? (
            <span role="timer" aria-live="off">
              {t("lockNear.left", { seconds: near.secondsLeft })}
            </span>
          ) : null}
        </p>
      )}
      <Button
        icon={Lock}
        className="rail-lock"
        title={t("lock.keys", { keys: keysOf("lock") })}
        onClick={() => void call("vault.lock", {})}
      >
        {t("lock")}
      </Button>
    </>
  );
}
