// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  type LucideIcon,
} from "lucide-react";
import type { RemovalState } from "../../../shared/domain/crossCheck.ts";
import { removalStateWords } from "../../../shared/text/crossCheck.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

const looks: Readonly<
  Record<RemovalState, { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  absent: { icon: CircleCheck, tone: "ok" },
  found: { icon: CircleAlert, tone: "bad" },
  asks: { icon: CircleQuestionMark, tone: "warn" },
  unknown: { icon: CircleDashed, tone: "plain" },
};

/** Whether what was marked is absent. */
export function RemovalStateChip({ state }: { readonly state: RemovalState }) {
  const { icon, tone } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {removalStateWords[state]}
    </Chip>
  );
}
