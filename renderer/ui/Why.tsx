// SPDX-License-Identifier: Apache-2.0
import { CircleQuestionMark } from "lucide-react";
import { type ReactNode, useState } from "react";
import { t } from "../text/text.ts";

interface WhyProps {
  /** What is asked about, for those who hear the question without seeing where it stands. */
  readonly step: string;
  readonly children: ReactNode;
}

/** Answers, where something has to be done, why the process asks for it. */
export function Why({ step, children }: WhyProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="why small"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary aria-label={t("why.of", { step })}>
        <CircleQuestionMark size={14} aria-hidden />
        {t("why.label")}
      </summary>
      {open ? <p>{children}</p> : null}
    </details>
  );
}
