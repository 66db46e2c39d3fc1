// SPDX-License-Identifier: Apache-2.0

export const auditMessages = {
  "audits.title": "Audits",
  "audits.all": "All audits…",
  "audits.new": "New audit",
  "audits.empty":
    "No audit yet. An audit holds one engagement: its people and charter, what the vendor handed over, and what is released of it.",
  "audits.column.title": "Audit",
  "audits.column.charter": "Charter",
  "audits.column.people": "People",
  "audits.column.deliverables": "Deliverables",
  "audits.column.releases": "Releases",
  "audits.column.created": "Begun",

  "audit.newTitle": "New audit",
  "audit.title": "Title",
  "audit.titleHint": "As people call it, for example “Security audit 2026”.",
  "audit.titleMissing": "Give the audit a title.",
  "audit.id": "Identifier",
  "audit.idHint":
    "Stands in the charter, in everything that people sign and in file names. It cannot be changed later.",
  "audit.idTaken": "Another audit in this vault has this identifier.",
  "audit.create": "Create the audit",
  "id.refused":
    "Use 1 to 32 small letters, digits and hyphens, beginning with a letter or digit.",
} as const;
