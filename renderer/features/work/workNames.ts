// SPDX-License-Identifier: Apache-2.0
import type { WorkChannel } from "../../api/workChannels.ts";
import type { MessageKey } from "../../text/text.ts";

/** What each kind of long work is called. */
export const workNames = {
  "deliverable.import": "work.import",
  "intake.look": "work.intakeLook",
  "intake.take": "work.intakeTake",
  "inspection.run": "work.inspection",
  "cleanCopy.make": "work.cleanCopy",
  "finding.look": "work.findings",
  "inbox.receive": "work.request",
  "share.create": "work.share",
  "review.create": "work.review",
  "release.export": "work.release",
  "vault.check": "work.check",
  "vault.backup": "work.backup",
  "vault.restore": "work.restore",
  "vault.repair": "work.repair",
  "vault.rekey": "work.rekey",
} as const satisfies Record<WorkChannel, MessageKey>;

/** Those that go through one file, or name none. */
const unnamed: readonly WorkChannel[] = ["inspection.run", "cleanCopy.make"];

export function isNamed(channel: WorkChannel): boolean {
  return !unnamed.includes(channel);
}
