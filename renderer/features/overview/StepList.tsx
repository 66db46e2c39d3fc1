// SPDX-License-Identifier: Apache-2.0
import {
  Circle,
  CircleCheck,
  CircleSlash,
  type LucideIcon,
} from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  PhasesView,
  StepView,
} from "../../../shared/ipc/phaseContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { phaseTitles, stepTitles } from "../../../shared/text/phases.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Why } from "../../ui/Why.tsx";
import { TickDialog, UntickDialog } from "./TickDialog.tsx";

const looks: Readonly<
  Record<StepView["state"], { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  done: { icon: CircleCheck, tone: "ok" },
  open: { icon: Circle, tone: "info" },
  waits: { icon: CircleSlash, tone: "plain" },
};

interface StepListProps {
  readonly audit: AuditId;
  readonly phase: PhasesView["phases"][number];
}

/** The steps of one phase: who ticked them, what they wait for, and the way to tick them. */
export function StepList({ audit, phase }: StepListProps) {
  const [setting, setSetting] = useState<StepView | null>(null);
  const close = () => {
    setSetting(null);
  };
  return (
    <Panel title={phaseTitles[phase.phase]} flush>
      <ul className="items" aria-label={t("phase.steps")}>
        {phase.steps.map((step) => (
          <StepItem key={step.step} step={step} onSet={setSetting} />
        ))}
      </ul>
      {setting === null ? null : setting.state === "done" ? (
        <UntickDialog audit={audit} step={setting} onClose={close} />
      ) : (
        <TickDialog audit={audit} step={setting} onClose={close} />
      )}
    </Panel>
  );
}

function standsAs({ by, state, said }: StepView): string | null {
  if (by === "ledger")
    return t(state === "done" ? "phase.byLedger" : "phase.willProve");
  if (said === null) return null;
  const named = { name: shown(said.by), when: formatInstant(said.at) };
  return t(said.done ? "phase.by" : "phase.undoneBy", named);
}

interface StepItemProps {
  readonly step: StepView;
  readonly onSet: (step: StepView) => void;
}

function StepItem({ step, onSet }: StepItemProps) {
  const { state, by, said, waitsFor } = step;
  const { icon, tone } = looks[state];
  const title = stepTitles[step.step];
  const done = state === "done";
  const stands = standsAs(step);
  return (
    <li className="step-item" data-problem={state === "waits" || undefined}>
      <Chip tone={tone} icon={icon}>
        {t(`phase.step.${state}`)}
      </Chip>
      <div className="grow">
        <span className="strong block">{title}</span>
        {stands === null ? null : (
          <span className="small quiet block">{stands}</span>
        )}
        {said?.note == null ? null : (
          <span className="small block wrap">{shown(said.note)}</span>
        )}
        {done || waitsFor.length === 0 ? null : (
          <span className="small quiet block">
            {t("phase.waitsFor", {
              steps: waitsFor.map((each) => stepTitles[each]).join("; "),
            })}
          </span>
        )}
        <Why step={title}>{t(`why.step.${step.step}`)}</Why>
      </div>
      {by === "ledger" ? null : (
        <Button
          size="small"
          aria-label={t(done ? "phase.untickOf" : "phase.tickOf", {
            step: title,
          })}
          onClick={() => {
            onSet(step);
          }}
        >
          {t(done ? "phase.untick" : "phase.tick")}
        </Button>
      )}
    </li>
  );
}
