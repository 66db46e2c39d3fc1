// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../text/text.ts";
import { Button, IconButton } from "./Button.tsx";

interface DetailPaneProps {
  readonly title: string;
  readonly under?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet above the pane has its own use for Esc. */
function isInSheet(target: EventTarget): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

/**
 * Beside the list, or over it where there is no room. Its heading takes the focus when it opens; Esc
 * closes it and gives the focus back to the row it came from.
 */
export function DetailPane({
  title,
  under,
  onClose,
  children,
}: DetailPaneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      // Only a focus that went with the pane is given back: another row may already have taken it.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes the pane from wherever the focus is in it
    <section
      className="detail"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isInSheet(event.target)) onClose();
      }}
    >
      <header className="detail-head">
        <Button
          className="detail-back"
          tone="quiet"
          size="small"
          icon={ArrowLeft}
          onClick={onClose}
        >
          {t("back")}
        </Button>
        <div className="row apart nowrap">
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <IconButton
            className="detail-close"
            icon={X}
            label={t("close")}
            onClick={onClose}
          />
        </div>
        {under === undefined ? null : <div className="row">{under}</div>}
      </header>
      <div className="detail-body">{children}</div>
    </section>
  );
}
