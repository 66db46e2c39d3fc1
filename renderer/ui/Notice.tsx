// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  CircleCheck,
  Info,
  type LucideIcon,
  TriangleAlert,
  X,
} from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../text/text.ts";
import { IconButton } from "./Button.tsx";
import { classNames } from "./classNames.ts";

export type Tone = "plain" | "info" | "ok" | "warn" | "bad";

const icons: Readonly<Record<Tone, LucideIcon>> = {
  plain: Info,
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
};

/** What F8 goes to, one after the other. */
function isProblem(tone: Tone): boolean {
  return tone === "warn" || tone === "bad";
}

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly onDismiss?: () => void;
  /** Set for what appears in answer to an act, so that a reader hears of it at once. */
  readonly role?: "alert" | "status";
}

/** A sentence that stays until its cause is gone or a person puts it away. */
export function Notice({
  tone,
  title,
  children,
  onDismiss,
  role,
}: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classNames("notice", `tone-${tone}`)}
      role={role}
      data-problem={isProblem(tone) || undefined}
    >
      <Icon size={18} aria-hidden />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
      {onDismiss === undefined ? null : (
        <IconButton icon={X} label={t("dismiss")} onClick={onDismiss} />
      )}
    </div>
  );
}

interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** One word of state: told by its text, underlined by colour and icon. */
export function Chip({ tone = "plain", icon: Icon, children }: ChipProps) {
  return (
    <span
      className={classNames("chip", `tone-${tone}`)}
      data-problem={isProblem(tone) || undefined}
    >
      {Icon === undefined ? null : <Icon size={12} aria-hidden />}
      {children}
    </span>
  );
}
