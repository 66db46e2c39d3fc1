// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import { t } from "../text/text.ts";
import { Notice } from "../ui/Notice.tsx";
import { awaitedSheet, endReturn, watchAwaited } from "./draftReturn.ts";

/** Says which sheet has to be opened again for what was typed in it before a lock. */
export function KeptDraft() {
  const title = useSyncExternalStore(watchAwaited, awaitedSheet);
  if (title === null) return null;
  return (
    <Notice
      tone="info"
      role="status"
      title={t("draft.waits", { title })}
      onDismiss={endReturn}
    >
      <p>{t("draft.waitsNext")}</p>
    </Notice>
  );
}
