// SPDX-License-Identifier: Apache-2.0

export const ledgerMessages = {
  "ledger.total":
    "{count, plural, one {# entry} other {# entries}}, times in UTC",
  "ledger.reading": "{read} of {total} entries were read…",
  "ledger.empty": "The ledger has no entries.",
  "ledger.filters": "Filter the ledger",
  "ledger.search": "Words in what happened",
  "ledger.kind": "What happened",
  "ledger.anyKind": "Anything",
  "ledger.kind.vault": "With the vault",
  "ledger.kind.audit": "With the audit and its steps",
  "ledger.kind.people": "With people and keys",
  "ledger.kind.charter": "With the charter",
  "ledger.kind.agreement": "With texts to agree to",
  "ledger.kind.deliverables": "With deliverables",
  "ledger.kind.inspection": "With inspections",
  "ledger.kind.findings": "With findings",
  "ledger.kind.embargo": "With the embargo",
  "ledger.kind.consent": "With consent",
  "ledger.kind.release": "With releases",
  "ledger.kind.disclosure": "With disclosures",
  "ledger.kind.requests": "With requests to you",
  "ledger.by": "By whom",
  "ledger.anybody": "Anybody",
  "ledger.from": "From (day in UTC)",
  "ledger.until": "Up to (day in UTC)",
  "ledger.matched":
    "{count, plural, =0 {No entry fits} one {# entry fits} other {# entries fit}}",
  "ledger.matchedAbout":
    "{count, plural, =0 {No entry fits} one {# entry fits} other {# entries fit}}, about {name}",
  "ledger.showAll": "Show all entries",
  "ledger.nothingFits": "No entry fits what you look for.",
  "ledger.itsEntries": "Show its entries",
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
