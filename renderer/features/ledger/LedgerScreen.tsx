// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, ArrowRight, BookLock, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";
import { useCall } from "../../api/useCall.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { LedgerDays } from "./LedgerDays.tsx";
import { useLedgerPage } from "./useLedgerPage.ts";

const pageSize = 100;

/** What happened in this vault, newest first, each entry bound to all before it. */
export function LedgerScreen() {
  // Where each page begins: the newest has none, the last is on screen.
  const [pages, setPages] = useState<readonly number[]>([]);
  const before = pages.at(-1);
  const ledger = useLedgerPage({
    limit: pageSize,
    ...(before === undefined ? {} : { before }),
  });
  const verify = useCall("ledger.verify");
  const run = async () => {
    const result = await verify.run({});
    if (result.ok) announce(t("ledger.whole", { count: result.value.entries }));
  };
  return (
    <Screen
      title={t("section.ledger")}
      under={
        ledger.state === "ready"
          ? t("ledger.total", { count: ledger.value.total })
          : "\u00a0"
      }
      actions={
        <Button
          icon={ShieldCheck}
          busy={verify.busy}
          onClick={() => void run()}
        >
          {verify.busy ? t("ledger.verifying") : t("ledger.verify")}
        </Button>
      }
    >
      <div className="stack ledger">
        {verify.failure === null ? null : (
          <FailureNotice failure={verify.failure} />
        )}
        {verify.value === null ? null : (
          <Notice
            tone="ok"
            title={t("ledger.whole", { count: verify.value.entries })}
            onDismiss={verify.reset}
          >
            <p>{t("ledger.head")}</p>
            <FullDigest digest={verify.value.head} label={t("vault.head")} />
          </Notice>
        )}
        <Loaded of={ledger}>
          {({ entries, total, read }) =>
            read < total ? (
              <p className="quiet">
                {t("ledger.reading", {
                  read: formatCount(read),
                  total: formatCount(total),
                })}
              </p>
            ) : entries.length === 0 ? (
              <Empty icon={BookLock}>{t("ledger.empty")}</Empty>
            ) : (
              <>
                <LedgerDays entries={entries} />
                <Pager
                  entries={entries}
                  total={total}
                  onNewer={
                    pages.length === 0
                      ? null
                      : () => {
                          setPages(pages.slice(0, -1));
                        }
                  }
                  onOlder={(seq) => {
                    setPages([...pages, seq]);
                  }}
                />
              </>
            )
          }
        </Loaded>
      </div>
    </Screen>
  );
}

interface PagerProps {
  readonly entries: readonly LedgerEntryView[];
  readonly total: number;
  readonly onNewer: (() => void) | null;
  readonly onOlder: (before: number) => void;
}

/** Only there when the ledger is longer than a page. */
function Pager({ entries, total, onNewer, onOlder }: PagerProps) {
  const newest = entries[0]?.seq ?? 0;
  const oldest = entries.at(-1)?.seq ?? 0;
  if (total <= entries.length) return null;
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
          newest: formatCount(newest),
          oldest: formatCount(oldest),
        })}
      </span>
      <span>
        {oldest === 0 ? null : (
          <Button
            icon={ArrowRight}
            onClick={() => {
              onOlder(oldest);
            }}
          >
            {t("ledger.older")}
          </Button>
        )}
      </span>
    </nav>
  );
}
