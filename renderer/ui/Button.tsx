// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./classNames.ts";

interface ButtonProps extends Omit<
  ComponentProps<"button">,
  "children" | "disabled"
> {
  readonly tone?: "plain" | "primary" | "danger" | "quiet";
  readonly size?: "normal" | "small";
  readonly icon?: LucideIcon;
  /** The work it started is under way: further presses do nothing, and the focus stays. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/**
 * A button is never disabled: pressed too early it says what is missing, in the form it belongs to. Its
 * type is `button` unless it submits.
 */
export function Button({
  tone = "plain",
  size = "normal",
  icon: Icon,
  busy = false,
  onClick,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      data-main={tone === "primary" || undefined}
      className={classNames(
        "button",
        tone !== "plain" && tone,
        size === "small" && "small",
        className,
      )}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {Icon === undefined ? null : <Icon size={16} aria-hidden />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<
  ComponentProps<"button">,
  "children" | "disabled" | "aria-label"
> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly tall?: boolean;
}

/** A button whose picture is known to everybody; its label is read out and shown on hover. */
export function IconButton({
  icon: Icon,
  label,
  tall = false,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        "button quiet icon-only",
        tall && "tall",
        className,
      )}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
