// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { extractFormats } from "../../../shared/domain/extract.ts";
import { AuditId, FindingId, Sha256, VersionId } from "../../../shared/ids.ts";
import { entry, signed, text } from "./actShapes.ts";

/** What goes to the security response committee and to the public's tools, and what comes back from the committee. */
export const srcActs = [
  /** A file was made in the vault from findings. It leaves as every version does: by a share or a release. */
  entry("extract.made", {
    audit: AuditId,
    format: z.enum(extractFormats),
    findings: z.array(FindingId).min(1),
    version: VersionId,
  }),
  /** A file of dispositions that came back, with the findings that it answers; `signature` where it was signed. */
  entry("extract.answered", {
    audit: AuditId,
    findings: z.array(FindingId).min(1),
    from: text,
    digest: Sha256,
    text: z.string(),
    /** Over the text; null where nobody signed it whom the vault knows as of the committee. */
    signature: z.strictObject(signed).nullable(),
  }),
] as const;
