// SPDX-License-Identifier: Apache-2.0

export const ledgerMessages = {
  "ledger.total":
    "{count, plural, one {# entry} other {# entries}}, times in UTC",
  "ledger.reading": "{read} of {total} entries were read…",
  "ledger.empty": "The ledger has no entries.",
  "ledger.verify": "Verify the ledger",
  "ledger.verifying": "Verifying…",
  "ledger.whole":
    "The ledger is unbroken: {count, plural, one {# entry} other {# entries}}.",
  "ledger.head":
    "Every entry was read from disk and follows from the one before it. The last one’s digest:",
  "ledger.pages": "Pages of the ledger",
  "ledger.newer": "Newer entries",
  "ledger.older": "Older entries",
  "ledger.range": "Entries {newest} to {oldest}",
  "ledger.entry": "Entry",
  "ledger.at": "Written",
  "ledger.body": "What the entry says",
} as const;
