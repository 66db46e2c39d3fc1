// SPDX-License-Identifier: Apache-2.0
import { Circle, CircleCheck, CircleDot, type LucideIcon } from "lucide-react";
import type {
  PhaseName,
  PhaseStanding,
} from "../../../shared/domain/phases.ts";
import type { PhasesView } from "../../../shared/ipc/phaseContract.ts";
import { phaseTitles } from "../../../shared/text/phases.ts";
import { t } from "../../text/text.ts";

const icons: Readonly<Record<PhaseStanding["state"], LucideIcon>> = {
  done: CircleCheck,
  begun: CircleDot,
  ahead: Circle,
};

interface PhaseRailProps {
  readonly view: PhasesView;
  readonly at: PhaseName;
  readonly onChoose: (phase: PhaseName) => void;
}

/** The phases in their order; the one that is looked at shows its steps beside. */
export function PhaseRail({ view, at, onChoose }: PhaseRailProps) {
  return (
    <nav className="phase-rail" aria-label={t("phase.rail")}>
      <ol>
        {view.phases.map(({ phase, state, steps }) => {
          const Icon = icons[state];
          const done = steps.filter((step) => step.state === "done").length;
          return (
            <li key={phase} data-state={state}>
              <button
                type="button"
                className="phase-item"
                aria-current={phase === at ? "step" : undefined}
                onClick={() => {
                  onChoose(phase);
                }}
              >
                <Icon size={18} aria-hidden />
                <span className="grow">
                  <span className="phase-name">{phaseTitles[phase]}</span>
                  <span className="small quiet block">
                    {t(`phase.state.${state}`)} ·{" "}
                    {t("phase.sum", { done, count: steps.length })}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
