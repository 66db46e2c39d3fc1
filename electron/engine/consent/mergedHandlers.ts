// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Handlers } from "../handler.ts";
import { announcementOf } from "./announcement.ts";
import { checkMerge } from "./checkMerge.ts";
import { writeOnRecord } from "./exportDisclosures.ts";
import { auditOfRelease } from "./releaseEvidence.ts";
import { openRelease } from "./releaseHandlers.ts";
import { writeInToto } from "./writeInToto.ts";

export const mergedHandlers: Handlers<
  | "release.checkMerge"
  | "release.announcement"
  | "release.exportAnnouncement"
  | "bundle.inToto"
> = {
  "release.checkMerge": checkMerge,
  "bundle.inToto": writeInToto,

  "release.announcement": (context, request) => {
    const open = openRelease(context, request.release);
    if (!open.ok) return Promise.resolve(open);
    const { session, release } = open.value;
    const audit = auditOfRelease(session, release);
    return Promise.resolve(announcementOf(audit, release));
  },

  async "release.exportAnnouncement"(context, request) {
    const open = openRelease(context, request.release);
    if (!open.ok) return open;
    const { session, release } = open.value;
    const audit = auditOfRelease(session, release);
    const announcement = announcementOf(audit, release);
    if (!announcement.ok) return announcement;
    const path = context.pathOf(request.file, "announcement");
    if (!path.ok) return path;
    const { post, indexLine } = announcement.value;
    const text = request.part === "post" ? post : indexLine;
    const about = { audit: audit.audit, what: "announcement" as const, to: [] };
    const bytes = encodeUtf8(text);
    const written = await writeOnRecord(session, path.value, bytes, about);
    return written.ok ? ok({ sha256: written.value }) : written;
  },
};
