// SPDX-License-Identifier: Apache-2.0
import { BookLock } from "lucide-react";
import { type LedgerSubject, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

/** Leads to what the ledger holds about one thing or person. */
export function EntriesButton({
  subject,
}: {
  readonly subject: LedgerSubject;
}) {
  const navigate = useNavigate();
  return (
    <Button
      size="small"
      tone="quiet"
      icon={BookLock}
      onClick={() => {
        navigate({ at: "ledger", subject });
      }}
    >
      {t("ledger.itsEntries")}
    </Button>
  );
}
