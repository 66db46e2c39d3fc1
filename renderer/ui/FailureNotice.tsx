// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { Failure } from "../../shared/failure.ts";
import { describeFailure } from "../../shared/text/failures.ts";
import { t } from "../text/text.ts";
import { Notice } from "./Notice.tsx";

interface FailureNoticeProps {
  readonly failure: Failure;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}

/** What did not happen, what is safe, what to do next; the code for whoever asks for help. */
export function FailureNotice({
  failure,
  onDismiss,
  children,
}: FailureNoticeProps) {
  const words = describeFailure(failure);
  return (
    <Notice
      tone="bad"
      role="alert"
      title={words.title}
      {...(onDismiss === undefined ? {} : { onDismiss })}
    >
      <p>{words.safe}</p>
      <p>{words.next}</p>
      <p className="notice-code">{t("failure.code", { code: failure.code })}</p>
      {children}
    </Notice>
  );
}
