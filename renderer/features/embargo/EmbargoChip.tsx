// SPDX-License-Identifier: Apache-2.0
import {
  CalendarCheck,
  CalendarClock,
  CalendarOff,
  CalendarX2,
  Hourglass,
  type LucideIcon,
} from "lucide-react";
import type { EmbargoStateName } from "../../../shared/domain/embargo.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

const looks: Readonly<
  Record<EmbargoStateName, { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  none: { icon: CalendarOff, tone: "plain" },
  proposed: { icon: CalendarClock, tone: "warn" },
  "in-force": { icon: Hourglass, tone: "info" },
  passed: { icon: CalendarCheck, tone: "ok" },
  lifted: { icon: CalendarX2, tone: "warn" },
};

export function EmbargoChip({ state }: { readonly state: EmbargoStateName }) {
  const { icon, tone } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`embargo.state.${state}`)}
    </Chip>
  );
}
