// SPDX-License-Identifier: Apache-2.0
import { ShieldCheck } from "lucide-react";
import { type Call, useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

type Verifying = Call<"ledger.verify">;

export function useVerifyLedger(): Verifying {
  return useCall("ledger.verify");
}

export function VerifyButton({ verify }: { readonly verify: Verifying }) {
  const run = async () => {
    const result = await verify.run({});
    if (result.ok) announce(t("ledger.whole", { count: result.value.entries }));
  };
  return (
    <Button icon={ShieldCheck} busy={verify.busy} onClick={() => void run()}>
      {verify.busy ? t("ledger.verifying") : t("ledger.verify")}
    </Button>
  );
}

export function Verified({ verify }: { readonly verify: Verifying }) {
  if (verify.failure !== null)
    return <FailureNotice failure={verify.failure} />;
  if (verify.value === null) return null;
  return (
    <Notice
      tone="ok"
      title={t("ledger.whole", { count: verify.value.entries })}
      onDismiss={verify.reset}
    >
      <p>{t("ledger.head")}</p>
      <FullDigest digest={verify.value.head} label={t("vault.head")} />
    </Notice>
  );
}
