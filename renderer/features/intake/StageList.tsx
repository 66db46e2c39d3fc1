// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { t } from "../../text/text.ts";
import { focusHeading } from "../../ui/focusHeading.ts";
import {
  headingOf,
  type Stage,
  stages,
  type StageState,
  type StageStates,
} from "./stages.ts";

const icons: Readonly<Record<StageState, LucideIcon>> = {
  waiting: CircleDashed,
  good: CircleCheck,
  none: CircleMinus,
  look: TriangleAlert,
  bad: CircleAlert,
};

const inks: Readonly<Record<StageState, string>> = {
  waiting: "ink-quiet",
  good: "ink-ok",
  none: "ink-quiet",
  look: "ink-warn",
  bad: "ink-bad",
};

interface StageListProps {
  readonly states: StageStates;
  /** Stages whose part is on the screen, to jump to. */
  readonly shown: readonly Stage[];
}

/** How far a package has come, each stage in words and with its icon. */
export function StageList({ states, shown }: StageListProps) {
  return (
    <ol className="stages" aria-label={t("stage.label")}>
      {stages.map((stage) => {
        const state = states[stage];
        const Icon = icons[state];
        const words = (
          <>
            <Icon size={16} className={inks[state]} aria-hidden />
            <span className="stage-name">{t(`stage.${stage}`)}</span>
            <span className="stage-state">{t(`stage.state.${state}`)}</span>
          </>
        );
        return (
          <li key={stage}>
            {shown.includes(stage) ? (
              <button
                type="button"
                className="stage"
                onClick={() => {
                  focusHeading(headingOf(stage));
                }}
              >
                {words}
              </button>
            ) : (
              <div className="stage">{words}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
