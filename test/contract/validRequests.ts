// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../../shared/ipc/channels.ts";
import type { Request } from "../../shared/ipc/contract.ts";

const id = "0123456789abcdef0123456789abcdef";
const term = {
  role: "chair",
  from: "2026-01-01T00:00:00Z",
  until: "2027-01-01T00:00:00Z",
} as const;

/**
 * One honest request a channel, with optional keys filled in: proof that what the gate refuses is refused
 * for its fault, not because nothing passes. A new channel does not compile without one.
 */
export const validRequests = {
  "shell.info": {},
  "dialog.open": { purpose: "import" },
  "dialog.save": { purpose: "new-bundle", suggestedName: "release-1" },
  "files.drop": { paths: ["/home/ada/report.pdf"] },
  "vault.recent": {},
  "vault.lock": {},
  "clipboard.write": { text: "SHA256:abc" },
  "vault.status": {},
  "vault.create": { folder: id, passphrase: "correct horse", slotName: "Ada" },
  "vault.open": { folder: id, passphrase: "correct horse" },
  "vault.recoveryKit": { destination: id },
  "vault.check": { job: id },
  "vault.adopt": { reason: "the disk died" },
  "audit.create": { audit: "audit-2026", title: "Audit 2026" },
  "audit.list": {},
  "key.inspect": { text: "ssh-ed25519 AAAA ada" },
  "person.enrol": {
    audit: "audit-2026",
    person: "ada",
    name: "Ada Example",
    roles: [term],
    signKeys: ["ssh-ed25519 AAAA"],
    sealKeys: [],
  },
  "person.remove": { audit: "audit-2026", person: "ada", reason: "mistake" },
  "person.list": { audit: "audit-2026" },
  "charter.show": { audit: "audit-2026" },
  "charter.draft": {
    audit: "audit-2026",
    quorums: [{ act: "approval", seats: { owner: 1, chair: 2 } }],
    conditions: ["embargo"],
    without: ["ada"],
    replace: true,
  },
  "charter.discard": { audit: "audit-2026", reason: "mistake" },
  "charter.send": { audit: "audit-2026", folder: id },
  "charter.record": { audit: "audit-2026", file: id },
  "charter.export": { audit: "audit-2026", folder: id },
  "deliverable.import": {
    job: id,
    audit: "audit-2026",
    files: [id],
    kind: "findings-report",
    variant: "public",
    from: "Example Security",
    channel: "encrypted mail",
    deliverable: id,
  },
  "deliverable.list": { audit: "audit-2026" },
  "deliverable.remove": { deliverable: id, reason: "mistake" },
  "release.propose": {
    audit: "audit-2026",
    requester: "ada",
    files: [{ version: id, path: "findings/report.pdf" }],
    place: "findings/release-1",
    purpose: "Publish the findings",
    author: "Ada Example <ada@example.org>",
    expires: "2027-01-01T00:00:00Z",
    notBefore: "2026-12-01T00:00:00Z",
    clone: id,
    commit: "0".repeat(40),
  },
  "release.list": { audit: "audit-2026" },
  "release.show": { release: id },
  "release.request": { release: id, renew: true },
  "release.sign": { release: id, key: id },
  "release.send": { release: id, folder: id },
  "release.record": { release: id, signature: "-----BEGIN" },
  "release.abandon": { release: id, reason: "mistake" },
  "release.export": { job: id, release: id, destination: id },
  "bundle.verify": { bundle: id, charter: id },
  "ledger.show": { before: 10, limit: 100 },
  "ledger.verify": {},
  "ledger.witness": { file: id },
  "job.cancel": { job: id },
} as const satisfies { [C in Channel]: Request<C> };
