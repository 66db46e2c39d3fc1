// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import {
  baseMetricNames,
  severityOfScore,
} from "../../../shared/domain/cvss.ts";
import type { Severity } from "../../../shared/domain/finding.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { ChoiceField, TextField } from "../../ui/Field.tsx";
import {
  type Chosen,
  chosenOf,
  missingOf,
  vectorOfChosen,
} from "./cvssDraft.ts";
import { choicesOf, metricName } from "./cvssWords.ts";
import { scoreOf } from "./findingDraft.ts";

interface CvssFieldProps {
  readonly vector: string;
  readonly severity: Severity;
  readonly fault: string | undefined;
  readonly onVector: (vector: string) => void;
  readonly onSeverity: (severity: Severity) => void;
}

/** A vector that can be pasted, or put together metric by metric; each follows the other. */
export function CvssField({
  vector,
  severity,
  fault,
  onVector,
  onSeverity,
}: CvssFieldProps) {
  const [partial, setPartial] = useState<Chosen>({});
  const chosen = chosenOf(vector, partial);
  const score = scoreOf(vector);
  const scored = score === null ? null : severityOfScore(score);
  return (
    <div className="stack tight">
      <TextField
        mono
        label={t("finding.cvss")}
        hint={t("finding.cvssHint")}
        value={vector}
        maxLength={200}
        spellCheck={false}
        fault={fault}
        onChange={(event) => {
          onVector(event.target.value);
          if (event.target.value === "") setPartial({});
        }}
      />
      <div className="row" role="status">
        {score === null || scored === null ? (
          <span className="quiet">
            {t("finding.cvssMissing", { count: missingOf(chosen) })}
          </span>
        ) : (
          <span>
            {t("finding.score", {
              score: score.toFixed(1),
              severity: t(`severity.${scored}`).toLowerCase(),
            })}
          </span>
        )}
        {scored === null || scored === severity ? null : (
          <Button
            size="small"
            onClick={() => {
              onSeverity(scored);
            }}
          >
            {t("finding.useSeverity", {
              severity: t(`severity.${scored}`).toLowerCase(),
            })}
          </Button>
        )}
      </div>
      <Disclosure label={t("finding.calculator")}>
        <div className="cvss-metrics">
          {baseMetricNames.map((metric) => (
            <ChoiceField
              key={metric}
              legend={metricName(metric)}
              options={choicesOf(metric)}
              value={chosen[metric] ?? ""}
              onValue={(value) => {
                const next = { ...chosen, [metric]: value };
                setPartial(next);
                const made = vectorOfChosen(next, vector);
                if (made !== null) onVector(made);
              }}
            />
          ))}
        </div>
      </Disclosure>
    </div>
  );
}
