// SPDX-License-Identifier: Apache-2.0
import { Scale } from "lucide-react";
import { shown } from "../../../shared/text/facts.ts";
import { refreshAll } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { formatCount, formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import type { OpenVault } from "./openVault.ts";

const verdicts = {
  contained: ["ok", "witness.contained"],
  adopted: ["warn", "witness.adopted"],
  missing: ["bad", "witness.missing"],
} as const;

/** Holds a statement that came back against the ledger, and shows the losses that were adopted. */
export function WitnessPanel({ vault }: { readonly vault: OpenVault }) {
  const choose = useCall("dialog.open");
  const witness = useCall("ledger.witness");
  const compare = async () => {
    const chosen = await choose.run({ purpose: "statement" });
    const file = chosen.ok ? chosen.value.chosen[0] : undefined;
    if (file === undefined) return;
    const result = await witness.run({ file: file.grant });
    if (result.ok && result.value.verdict === "missing") refreshAll();
  };
  const refused = choose.failure ?? witness.failure;
  const { adoptions } = vault.standing;
  return (
    <Panel title={t("witness.title")} icon={Scale}>
      <p className="quiet">{t("witness.why")}</p>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {witness.value === null ? null : (
        <Notice tone={verdicts[witness.value.verdict][0]} role="status">
          <p>
            {t(verdicts[witness.value.verdict][1], {
              seq: formatCount(witness.value.seq),
              at: formatInstant(witness.value.issued),
            })}
          </p>
        </Notice>
      )}
      {adoptions.length === 0 ? null : (
        <Notice tone="warn" title={t("adoptions.title")}>
          {adoptions.map(({ at, reason }) => (
            <p key={at}>
              {t("adoptions.one", {
                at: formatInstant(at),
                reason: shown(reason),
              })}
            </p>
          ))}
        </Notice>
      )}
      <div>
        <Button icon={Scale} busy={witness.busy} onClick={() => void compare()}>
          {t("witness.go")}
        </Button>
      </div>
    </Panel>
  );
}
