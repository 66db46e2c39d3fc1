// SPDX-License-Identifier: Apache-2.0

/**
 * Calls that take long: they are begun by `useWork` alone, and stand in the list of work. Not among them are a
 * preview and a comparison, which end when they are closed, signing, whose sheet waits for a touch, and the look
 * at dispositions, which are one short text.
 */
export const workChannels = [
  "deliverable.import",
  "intake.look",
  "intake.take",
  "inspection.run",
  "cleanCopy.make",
  "finding.look",
  "inbox.receive",
  "share.create",
  "review.create",
  "release.export",
  "vault.check",
  "vault.backup",
  "vault.restore",
  "vault.repair",
  "vault.rekey",
] as const;
export type WorkChannel = (typeof workChannels)[number];
