// SPDX-License-Identifier: Apache-2.0
import {
  ArrowDown,
  ArrowUp,
  CircleHelp,
  Equal,
  Info,
  type LucideIcon,
  OctagonAlert,
} from "lucide-react";
import type { Severity } from "../../../shared/domain/finding.ts";
import { t } from "../../text/text.ts";
import { Chip, type Tone } from "../../ui/Notice.tsx";

const marks: Readonly<Record<Severity, { tone: Tone; icon: LucideIcon }>> = {
  critical: { tone: "bad", icon: OctagonAlert },
  high: { tone: "bad", icon: ArrowUp },
  medium: { tone: "warn", icon: Equal },
  low: { tone: "info", icon: ArrowDown },
  informational: { tone: "plain", icon: Info },
  undetermined: { tone: "plain", icon: CircleHelp },
};

/** By its word and a shape of its own; the colour repeats it. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { tone, icon } = marks[severity];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`severity.${severity}`)}
    </Chip>
  );
}
