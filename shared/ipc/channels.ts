// SPDX-License-Identifier: Apache-2.0

/**
 * Every call that a page may make. The shell answers the first list itself; the engine the second.
 * Free of zod, so that the preload script stays small.
 */
export const shellChannels = [
  "shell.info",
  "dialog.open",
  "dialog.save",
  "files.drop",
  "vault.recent",
  "vault.lock",
  "clipboard.write",
] as const;

export const engineChannels = [
  "vault.status",
  "vault.create",
  "vault.open",
  "vault.recoveryKit",
  "vault.recover",
  "handOver.begin",
  "handOver.finish",
  "handOver.stop",
  "vault.check",
  "vault.saveCheck",
  "vault.adopt",
  "slot.list",
  "slot.add",
  "slot.change",
  "slot.rename",
  "slot.remove",
  "vault.backup",
  "vault.restore",
  "vault.repair",
  "vault.openByBackup",
  "vault.rekey",
  "vault.rekeyAbandon",
  "audit.create",
  "audit.list",
  "key.inspect",
  "person.enrol",
  "person.remove",
  "person.list",
  "charter.show",
  "charter.draft",
  "charter.discard",
  "charter.send",
  "charter.record",
  "charter.export",
  "deliverable.import",
  "deliverable.list",
  "deliverable.remove",
  "release.propose",
  "release.list",
  "release.show",
  "release.request",
  "release.sign",
  "release.send",
  "release.record",
  "release.abandon",
  "release.export",
  "consent.request",
  "consent.draft",
  "consent.matrix",
  "consent.list",
  "consent.show",
  "consent.sign",
  "consent.send",
  "consent.record",
  "consent.abandon",
  "share.create",
  "answer.record",
  "answer.draft",
  "answer.sign",
  "answer.list",
  "agreement.show",
  "agreement.import",
  "agreement.retire",
  "agreement.note",
  "agreement.send",
  "recusal.record",
  "disclosure.list",
  "disclosure.record",
  "disclosure.export",
  "disclosure.breachDraft",
  "inspection.run",
  "inspection.show",
  "inspection.resolve",
  "inspection.reopen",
  "inspection.watchList",
  "inspection.setWatchList",
  "bundle.verify",
  "ledger.show",
  "ledger.verify",
  "ledger.witness",
  "job.cancel",
] as const;

export const channels = [...shellChannels, ...engineChannels] as const;

export type ShellChannel = (typeof shellChannels)[number];
export type EngineChannel = (typeof engineChannels)[number];
export type Channel = (typeof channels)[number];

/** What the engine and the shell tell a page without being asked. */
export const eventNames = [
  "job.progress",
  "vault.changed",
  "vault.locked",
] as const;
export type EventName = (typeof eventNames)[number];
