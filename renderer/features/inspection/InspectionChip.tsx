// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  RotateCw,
} from "lucide-react";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import type { Shown } from "./report.ts";

const looks: Readonly<
  Record<Shown, { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  missing: { icon: CircleDashed, tone: "plain" },
  stale: { icon: RotateCw, tone: "warn" },
  blocking: { icon: CircleAlert, tone: "bad" },
  clear: { icon: CircleCheck, tone: "ok" },
};

/** How a version stands with the inspector. */
export function InspectionChip({ standing }: { readonly standing: Shown }) {
  const { icon, tone } = looks[standing];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`inspection.standing.${standing}`)}
    </Chip>
  );
}
