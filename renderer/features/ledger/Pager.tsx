// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, ArrowRight } from "lucide-react";
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

interface PagerProps {
  readonly entries: readonly LedgerEntryView[];
  readonly onNewer: (() => void) | null;
  readonly onOlder: (() => void) | null;
}

/** Only there when what is shown is longer than a page. */
export function Pager({ entries, onNewer, onOlder }: PagerProps) {
  if (onNewer === null && onOlder === null) return null;
  return (
    <nav className="row apart" aria-label={t("ledger.pages")}>
      <span>
        {onNewer === null ? null : (
          <Button icon={ArrowLeft} onClick={onNewer}>
            {t("ledger.newer")}
          </Button>
        )}
      </span>
      <span className="small quiet">
        {t("ledger.range", {
          newest: formatCount(entries[0]?.seq ?? 0),
          oldest: formatCount(entries.at(-1)?.seq ?? 0),
        })}
      </span>
      <span>
        {onOlder === null ? null : (
          <Button icon={ArrowRight} onClick={onOlder}>
            {t("ledger.older")}
          </Button>
        )}
      </span>
    </nav>
  );
}
