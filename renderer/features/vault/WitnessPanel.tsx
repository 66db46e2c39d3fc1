// SPDX-License-Identifier: Apache-2.0
import { Scale } from "lucide-react";
import { useState } from "react";
import type { GrantId } from "../../../shared/ids.ts";
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
  unproven: ["warn", "witness.unproven"],
} as const;

/** Holds a statement that came back against the ledger, and shows the losses that were adopted. */
export function WitnessPanel({ vault }: { readonly vault: OpenVault }) {
  const choose = useCall("dialog.open");
  const witness = useCall("ledger.witness");
  const [unproven, setUnproven] = useState<GrantId | null>(null);
  const chosenFile = async (purpose: "statement" | "signature") => {
    const chosen = await choose.run({ purpose });
    return chosen.ok ? chosen.value.chosen[0]?.grant : undefined;
  };
  const compare = async (file: GrantId, signature?: GrantId) => {
    const result = await witness.run({
      file,
      ...(signature !== undefined && { signature }),
    });
    const verdict = result.ok ? result.value.verdict : null;
    setUnproven(verdict === "unproven" ? file : null);
    if (verdict === "missing") refreshAll();
  };
  const begin = async () => {
    const file = await chosenFile("statement");
    if (file !== undefined) await compare(file);
  };
  const prove = async (file: GrantId) => {
    const signature = await chosenFile("signature");
    if (signature !== undefined) await compare(file, signature);
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
      <div className="row">
        <Button icon={Scale} busy={witness.busy} onClick={() => void begin()}>
          {t("witness.go")}
        </Button>
        {unproven === null ? null : (
          <Button busy={witness.busy} onClick={() => void prove(unproven)}>
            {t("witness.prove")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
