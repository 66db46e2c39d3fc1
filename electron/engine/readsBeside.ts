// SPDX-License-Identifier: Apache-2.0
import type { EngineChannel } from "../../shared/ipc/channels.ts";

/**
 * What screens ask and nothing is changed by. While a job has the turn these do not wait for it: each answers
 * from the state in one step, between two of the job's. What reads the disk is not among them, since a job may
 * be writing there.
 */
export const readsBeside: ReadonlySet<EngineChannel> = new Set<EngineChannel>([
  ...(["audit.list", "person.list", "person.effects"] as const),
  ...(["ownKey.list", "charter.show", "charter.preview"] as const),
  ...(["deliverable.list", "promise.list", "intake.list"] as const),
  ...(["vendorKey.list", "release.list", "release.show"] as const),
  ...(["release.voided", "consent.draft", "consent.matrix"] as const),
  ...(["consent.list", "consent.show", "review.show"] as const),
  ...(["answer.list", "agreement.show", "disclosure.list"] as const),
  ...(["inbox.list", "inbox.response", "inbox.charters"] as const),
  ...(["embargo.show", "chart.show", "phase.show", "phase.waiting"] as const),
  ...(["inspection.show", "inspection.watchList"] as const),
  ...(["cleanCopy.show", "removal.show", "extract.list"] as const),
  ...(["finding.list", "finding.show"] as const),
]);
