// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface OwnSignatureProps {
  readonly primary: boolean;
  /** Signs with the chosen key and records; answers with the signer's name. */
  readonly onSign: (key: GrantId) => Promise<Result<string, Failure>>;
}

/** Signs with a key of one's own, which stays where it lies. */
export function OwnSignature({ primary, onSign }: OwnSignatureProps) {
  const choose = useCall("dialog.open");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    setFailure(null);
    const chosen = await choose.run({ purpose: "signing-key" });
    const key = chosen.ok ? chosen.value.chosen[0] : undefined;
    if (key === undefined) return;
    setBusy(true);
    const result = await onSign(key.grant);
    setBusy(false);
    if (result.ok) announce(t("signature.recorded", { name: result.value }));
    else setFailure(result.error);
  };
  const refused = choose.failure ?? failure;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <Button
          icon={KeyRound}
          className="no-shrink"
          tone={primary ? "primary" : "plain"}
          busy={busy}
          onClick={() => void run()}
        >
          {busy ? t("sign.busy") : t("sign.go")}
        </Button>
        <p className="small quiet beside-button">{t("sign.why")}</p>
      </div>
      {refused === null ? null : <FailureNotice failure={refused} />}
    </div>
  );
}
