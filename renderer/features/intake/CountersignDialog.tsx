// SPDX-License-Identifier: Apache-2.0
import { ShieldX } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { IntakeId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import {
  SignatureIntake,
  type SignatureSource,
} from "../signature/SignatureIntake.tsx";

interface CountersignDialogProps {
  readonly intake: IntakeId;
  readonly onClose: () => void;
}

/** It can be read, and is over something else: the wrong file, or evidence. */
function isBroken({ code }: Failure): boolean {
  return (
    code === "signature-other-bytes" || code === "signature-wrong-namespace"
  );
}

/** Takes the vendor's signature over a receipt back, and a broken one when that is wanted. */
export function CountersignDialog({ intake, onClose }: CountersignDialogProps) {
  const record = useCall("receipt.record");
  const keep = useCall("receipt.record");
  const [broken, setBroken] = useState<SignatureSource | null>(null);
  const take = async (
    source: SignatureSource,
  ): Promise<Result<string, Failure>> => {
    const result = await record.run({ intake, keepBroken: false, ...source });
    setBroken(!result.ok && isBroken(result.error) ? source : null);
    return result.ok
      ? ok(shown(result.value.holder ?? t("receipt.unknownSigner")))
      : result;
  };
  const keepBroken = async () => {
    if (broken === null || keep.busy) return;
    const result = await keep.run({ intake, keepBroken: true, ...broken });
    if (result.ok) onClose();
  };
  return (
    <Dialog title={t("receipt.recordTitle")} width="broad" onClose={onClose}>
      <DialogBody>
        <p>{t("receipt.recordWhat")}</p>
        <SignatureIntake dropLabel={t("receipt.drop")} onRecord={take} />
        {broken === null ? null : (
          <div className="row">
            <Button icon={ShieldX} onClick={() => void keepBroken()}>
              {t("receipt.keepBroken")}
            </Button>
          </div>
        )}
        {keep.failure === null ? null : (
          <FailureNotice failure={keep.failure} />
        )}
      </DialogBody>
      <footer>
        <Button onClick={onClose}>{t("close")}</Button>
      </footer>
    </Dialog>
  );
}
