// SPDX-License-Identifier: Apache-2.0
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleOff,
  CircleSlash,
  type LucideIcon,
  PenLine,
  ThumbsDown,
  TimerOff,
} from "lucide-react";
import type {
  CellState,
  ConsentView,
} from "../../../shared/ipc/consentViews.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

type State = CellState | ConsentView["state"];

export const consentLooks: Readonly<
  Record<State, { readonly tone: Tone; readonly icon: LucideIcon }>
> = {
  granted: { tone: "ok", icon: CircleCheck },
  partial: { tone: "warn", icon: PenLine },
  declined: { tone: "bad", icon: ThumbsDown },
  expired: { tone: "bad", icon: TimerOff },
  voided: { tone: "bad", icon: CircleOff },
  withdrawn: { tone: "bad", icon: Ban },
  abandoned: { tone: "plain", icon: CircleSlash },
  none: { tone: "plain", icon: CircleDashed },
};

export function ConsentChip({ state }: { readonly state: State }) {
  const { tone, icon } = consentLooks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`consent.state.${state}`)}
    </Chip>
  );
}
