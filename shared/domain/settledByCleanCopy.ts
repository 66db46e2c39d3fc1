// SPDX-License-Identifier: Apache-2.0
import { refusalOfType } from "./cleanCopy.ts";
import type { FileType, Finding } from "./inspection.ts";
import type { CheckId } from "./inspectionChecks.ts";

/** What a copy is without wherever it was, as long as the pages look the same. */
const checks: ReadonlySet<CheckId> = new Set([
  "metadata-author",
  "metadata-title",
  "metadata-words",
  "metadata-software",
  "metadata-id",
  "metadata-date",
  "metadata-other",
  "metadata-place",
  "metadata-device",
  "thumbnail",
  "attachment",
  "script",
  "action",
  "earlier-revision",
  "earlier-text",
  "orphan-text",
  "image-metadata",
  "trailing-data",
] as const);
/** Parts in which words are found that are no part of a page. */
const parts =
  /^(?:Info|XMP|EXIF|PNG|JPEG|GIF comment|IPTC|APP\d|between|revision)/;

/** Whether the file's clean copy is expected to be without what was found. The copy's own report has the last word. */
export function settledByCleanCopy(
  type: FileType,
  { check, members, place }: Pick<Finding, "check" | "members" | "place">,
): boolean {
  if (refusalOfType(type) !== null) return false;
  // Forms of XFA lie in a document as programs' data does, and stay.
  if (members[0]?.startsWith("data of a program") === true) return false;
  if (members.length > 0 || checks.has(check)) return true;
  return place.kind === "part" && parts.test(place.part);
}
