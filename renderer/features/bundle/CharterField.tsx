// SPDX-License-Identifier: Apache-2.0
import { FileCheck2 } from "lucide-react";
import type { TrustedCharter } from "../../../shared/ipc/trustedCharter.ts";
import type { AuditView, GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FileField } from "./FileField.tsx";

export interface ChosenCharter {
  readonly name: string;
  readonly source: TrustedCharter;
}

export function fromFile({ name, grant }: GrantView): ChosenCharter {
  return { name, source: grant };
}

/** Those in force in the open vault. */
export function ownCharters(audits: readonly AuditView[]) {
  return audits
    .filter(({ charter }) => charter === "in-force")
    .map(({ audit, title }) => ({
      name: t("verify.charterOf", { title: shown(title) }),
      source: { audit },
    }));
}

interface CharterFieldProps {
  /** Of the vault that is open. */
  readonly audits: readonly AuditView[];
  readonly chosen: ChosenCharter | null;
  readonly onChosen: (chosen: ChosenCharter) => void;
}

/** The charter to judge by: a file from elsewhere, or one that is in force in the open vault. */
export function CharterField({ audits, chosen, onChosen }: CharterFieldProps) {
  return (
    <FileField
      icon={FileCheck2}
      label={t("verify.charter")}
      hint={t("verify.charterHint")}
      purpose="charter"
      chosen={chosen}
      onChosen={(file) => {
        onChosen(fromFile(file));
      }}
    >
      {ownCharters(audits).map((charter) => (
        <Button
          key={charter.source.audit}
          onClick={() => {
            onChosen(charter);
          }}
        >
          {charter.name}
        </Button>
      ))}
    </FileField>
  );
}
