// SPDX-License-Identifier: Apache-2.0
import {
  BookOpen,
  ChevronRight,
  FilePlus2,
  type LucideIcon,
  PackageCheck,
  PenLine,
  ScrollText,
  Users,
  Vault,
} from "lucide-react";
import { useState } from "react";
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";
import { formatDay, formatTime, shortDigest } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { FullDigest } from "../../ui/Digest.tsx";
import { TextSheet } from "../../ui/Disclosure.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { daysOf } from "./days.ts";
import { VerifyEntry } from "./VerifyEntry.tsx";

const icons: Readonly<Record<string, LucideIcon>> = {
  vault: Vault,
  audit: BookOpen,
  person: Users,
  charter: ScrollText,
  deliverable: FilePlus2,
  release: PackageCheck,
};

/** Repeats in a picture what the sentence says. */
function EntryIcon({ type }: { readonly type: string }) {
  const Icon = type.endsWith(".signed")
    ? PenLine
    : (icons[type.split(".")[0] ?? ""] ?? BookOpen);
  return <Icon size={14} className="entry-icon" aria-hidden />;
}

/** A timeline: a heading a day, a line an entry, its body and digest on demand. */
export function LedgerDays({
  entries,
}: {
  readonly entries: readonly LedgerEntryView[];
}) {
  return daysOf(entries).map((day) => {
    const [first] = day.entries;
    return (
      <section key={day.date} className="ledger-day">
        <h2>{first === undefined ? day.date : formatDay(first.at)}</h2>
        <ol>
          {day.entries.map((entry) => (
            <li key={entry.seq}>
              <LedgerEntry entry={entry} />
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

function LedgerEntry({ entry }: { readonly entry: LedgerEntryView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="entry"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <time dateTime={entry.at} className="entry-time number">
          {formatTime(entry.at)}
        </time>
        <EntryIcon type={entry.type} />
        <span className="entry-summary">{entry.summary}</span>
        <code className="entry-digest">{shortDigest(entry.digest)}</code>
        <ChevronRight size={14} className="entry-mark" aria-hidden />
      </summary>
      {isOpen ? <EntryBody entry={entry} /> : null}
    </details>
  );
}

function EntryBody({ entry }: { readonly entry: LedgerEntryView }) {
  return (
    <div className="entry-body">
      <Facts>
        <Fact name={t("ledger.entry")}>
          {entry.seq} · <code>{entry.type}</code>
        </Fact>
        <Fact name={t("ledger.at")}>
          <Moment at={entry.at} />
        </Fact>
        <Fact name={t("digest")}>
          <FullDigest digest={entry.digest} label={t("digest")} />
        </Fact>
      </Facts>
      <TextSheet text={entry.body} label={t("ledger.body")} />
      <VerifyEntry seq={entry.seq} />
    </div>
  );
}
