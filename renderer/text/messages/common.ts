// SPDX-License-Identifier: Apache-2.0

export const commonMessages = {
  product: "Counterseal",
  close: "Close",
  cancel: "Cancel",
  dismiss: "Put away",
  back: "Back",
  loading: "Loading…",
  none: "None",
  copy: "Copy {what}",
  copied: "{what} copied",
  "portion.shown": "{shown} of {total} are shown.",
  "portion.more": "Show {count} more",
  "field.tooLong":
    "Nothing was put in: the text has {count, number} characters, and no field takes more than {limit, number}.",
  fingerprint: "fingerprint",
  digest: "SHA-256",
  "failure.code": "Code: {code}",

  "development.label": "Development runtime",
  "development.banner":
    "Development runtime: for building and testing only. Do not open anything but a sample vault.",

  "broken.title": "This window stopped working",
  "broken.safe":
    "The vault is kept by another part of the app; nothing that was acknowledged is lost.",
  "broken.next":
    "Lock and start the window again. What was typed into a form must be typed again.",
  "broken.restart": "Lock and start again",

  lock: "Lock",
  "lock.keys": "Lock the vault ({keys})",
  "lock.done": "The vault is locked.",
  "lock.engineGone": "The vault was closed because its process ended.",

  "lock.engineGoneNext":
    "Whatever was acknowledged is safe. Open the vault again; what was under way must be done again.",

  "rail.label": "Sections",
  "rail.switch": "Audit: {title}. Switch audit",
  "rail.open.overview":
    "{count, plural, one {# step is next} other {# steps are next}}",
  "rail.open.deliverables": "{count, number} promised and not here yet",
  "rail.open.findings": "{count, number} unresolved",
  "rail.open.people":
    "{count, plural, one {the charter waits for # person} other {the charter waits for # people}}",
  "rail.open.consent":
    "{count, plural, one {# request waits} other {# requests wait}}",
  "rail.open.releases":
    "{count, plural, one {# release is not written yet} other {# releases are not written yet}}",
  "rail.open.disclosures":
    "{count, plural, one {# share is not confirmed} other {# shares are not confirmed}}",
  "rail.open.requests":
    "{count, plural, one {# waits for your answer} other {# wait for your answer}}",
  "rail.noKit": "There is no recovery kit yet",
  "section.overview": "Overview",
  "section.deliverables": "Deliverables",
  "section.people": "People and charter",
  "section.consent": "Consent",
  "section.releases": "Releases",
  "section.disclosures": "Disclosures",
  "section.requests": "Requests to you",
  "section.ledger": "Ledger",
  "section.vault": "Vault health",
  "section.verify": "Verify a release",

  "job.starting": "Starting…",
  "job.fileOf": "{file} ({index, number} of {count, number})",
  "job.total": "All files",
  "job.all": "Reading everything",
  "job.bytes": "{done} of {total}",
  "job.rate": "{rate} a second",
  "job.leftSoon": "less than a minute left",
  "job.leftMinutes":
    "{minutes, plural, one {about # minute left} other {about # minutes left}}",
  "job.leftHours":
    "{hours, plural, one {about # hour left} other {about # hours left}}",
  "job.cancel": "Stop",
  "job.cancelling": "Stopping…",

  "passphrase.show": "Show the passphrase",
  "passphrase.hide": "Hide the passphrase",
  "passphrase.capsLock": "Caps Lock is on.",

  "choose.go": "Choose…",
  "choose.other": "Choose another…",
  "choose.nothing": "Nothing was chosen.",
} as const;
