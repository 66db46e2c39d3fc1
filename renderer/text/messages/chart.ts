// SPDX-License-Identifier: Apache-2.0

export const chartMessages = {
  "chart.open": "Pictures",
  "chart.title": "Pictures",
  "chart.under":
    "How this audit stands. Each picture has a table that says the same.",
  "chart.back": "Overview",
  "chart.empty.severity": "No findings yet.",
  "chart.empty.status": "No findings yet.",
  "chart.empty.consent":
    "Nobody to consent for, or nothing to consent to, yet.",
  "chart.empty.custody": "Nothing came or left yet.",
  "chart.empty.embargo": "No date was proposed yet.",
  "chart.table": "Table",
  "chart.tableOf": "Table: {title}",
  "chart.keys": "Arrow keys go from mark to mark.",
  "chart.save": "Save as SVG…",
  "chart.saveOf": "Save as SVG… {title}",
  "chartSave.title": "Save the picture",
  "chartSave.holds": "It holds {words}.",
  "chartSave.sealed":
    "That is as confidential as the audit, so the picture is sealed: whom you choose opens it with age -d and their own key.",
  "chartSave.plain":
    "It may leave unsealed. Choose people only if it is to be sealed to them.",
  "chartSave.people": "Sealed to",
  "chartSave.missing": "Choose at least one person.",
  "chartSave.go": "Save…",
  "chartSave.done": "The picture was saved",
} as const;
