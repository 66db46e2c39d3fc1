// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./classNames.ts";
import { Why } from "./Why.tsx";

interface ScreenProps {
  readonly title: string;
  readonly under?: ReactNode;
  /** The sentence of the process behind what is done here. */
  readonly why?: string;
  readonly actions?: ReactNode;
  /** The body is a list and its detail, which scroll by themselves. */
  readonly split?: boolean;
  readonly children: ReactNode;
}

/** A whole screen: heading, which takes the focus when the screen opens, its actions, its body. */
export function Screen({
  title,
  under,
  why,
  actions,
  split = false,
  children,
}: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    // What had the focus may be gone with a change of the vault; it is never left nowhere.
    if (document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  });
  return (
    <main className="screen">
      <header className="screen-head">
        <div className="screen-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {under ? <div className="screen-under">{under}</div> : null}
          {why === undefined ? null : <Why step={title}>{why}</Why>}
        </div>
        {actions ? <div className="row">{actions}</div> : null}
      </header>
      <div className={classNames("screen-body", split && "split")}>
        {children}
      </div>
    </main>
  );
}

interface PanelProps {
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  /** Names the heading, so that a jump can go to it. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A titled part of a screen. */
export function Panel({
  title,
  icon: Icon,
  actions,
  flush = false,
  id,
  children,
}: PanelProps) {
  const madeId = useId();
  const titleId = id ?? madeId;
  return (
    <section className="panel" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId} tabIndex={-1}>
          {Icon === undefined ? null : <Icon size={16} aria-hidden />}
          {title}
        </h2>
        {actions ? <div className="row">{actions}</div> : null}
      </header>
      <div className={classNames("panel-body", flush && "flush")}>
        {children}
      </div>
    </section>
  );
}

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet: one sentence and one thing to do. */
export function Empty({ icon: Icon, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
