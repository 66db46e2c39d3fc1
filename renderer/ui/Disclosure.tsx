// SPDX-License-Identifier: Apache-2.0
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  readonly label: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** More of the same, on demand. */
export function Disclosure({ label, open = false, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        {label}
      </summary>
      <div className="disclosed">{children}</div>
    </details>
  );
}

/** A text that people sign or check, exactly as it is. */
export function TextSheet({
  text,
  label,
}: {
  readonly text: string;
  readonly label: string;
}) {
  return (
    // The sheet scrolls, so that the keyboard must be able to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus (WCAG 2.1.1)
    <pre className="text-sheet" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
