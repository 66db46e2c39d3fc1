// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../../shared/ipc/channels.ts";
import type { Request } from "../../shared/ipc/contract.ts";

const id = "0123456789abcdef0123456789abcdef";

/** See `validRequests.ts`. */
export const validReleaseRequests = {
  "release.propose": {
    audit: "audit-2026",
    requester: "ada",
    files: [{ version: id, path: "findings/report.pdf" }],
    place: "findings/release-1",
    purpose: "Publish the findings",
    author: "Ada Example <ada@example.org>",
    expires: "2027-01-01T00:00:00Z",
    notBefore: "2026-12-01T00:00:00Z",
    supersedes: id,
    clone: id,
    commit: "0".repeat(40),
    removes: ["findings/draft.md"],
    carveOuts: ["HARB-001"],
  },
  "release.preview": {
    audit: "audit-2026",
    files: [{ version: id, path: "findings/report.pdf" }],
    place: "findings/release-1",
    removes: ["findings/draft.md"],
    clone: id,
    commit: "0".repeat(40),
  },
  "release.list": { audit: "audit-2026" },
  "release.show": { release: id },
  "release.request": { release: id, renew: true },
  "release.sign": { release: id, key: id },
  "release.send": { release: id, folder: id },
  "release.record": {
    ...{ release: id, signature: "-----BEGIN" },
    opening: { key: id, passphrase: "three herons" },
  },
  "release.checkMerge": { release: id, clone: id, commit: "v1.2" },
  "release.announcement": { release: id },
  "release.exportAnnouncement": { release: id, part: "post", file: id },
  "release.voided": { release: id },
  "release.abandon": { release: id, reason: "mistake" },
  "release.export": { job: id, release: id, destination: id },
} as const satisfies { readonly [C in Channel]?: Request<C> };
