// SPDX-License-Identifier: Apache-2.0
import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import type { Result } from "../../../shared/result.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { SignDialog } from "./SignDialog.tsx";

interface OwnSignatureProps {
  readonly primary: boolean;
  /** Signs in the chosen way and records; answers with the signer's name. */
  readonly onSign: (way: SigningWay) => Promise<Result<string, Failure>>;
  /** A key file that is at hand already. */
  readonly keyFile?: GrantView | null;
  /** Keys that are waited for. */
  readonly wanted?: readonly string[];
}

/** Signs with a key of one's own, which stays where it lies. */
export function OwnSignature({
  primary,
  onSign,
  keyFile = null,
  wanted = [],
}: OwnSignatureProps) {
  const [open, setOpen] = useState(false);
  const sign = async (way: SigningWay) => {
    const result = await onSign(way);
    if (result.ok) announce(t("signature.recorded", { name: result.value }));
    return result;
  };
  return (
    <div className="row nowrap top">
      <Button
        icon={KeyRound}
        className="no-shrink"
        tone={primary ? "primary" : "plain"}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("sign.go")}
      </Button>
      <p className="small quiet beside-button">{t("sign.why")}</p>
      {open ? (
        <SignDialog
          title={t("sign.title")}
          what={t("sign.what")}
          onSign={sign}
          keyFile={keyFile}
          wanted={wanted}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
