// SPDX-License-Identifier: Apache-2.0
import type {
  Comparison,
  DigestReason,
  EntryChange,
  NotSeen,
} from "../domain/comparison.ts";
import type { FileType } from "../domain/inspection.ts";
import type { UnseenReason } from "../domain/inspectionChecks.ts";

/** Why nothing but digests was compared. */
export const digestReasonWords: Readonly<Record<DigestReason, string>> = {
  "too-large":
    "One of them is larger than 256 MiB, which is the most that is loaded to be compared.",
  "too-long":
    "One of them has more than 500,000 lines or 64 million letters: too much to compare by lines.",
  "too-different":
    "They are too different to be shown line by line: they share little but lines that stand in many places.",
  "different-kinds":
    "They are of different kinds: one has text, the other is an archive.",
  "no-text":
    "At least one of them has no text that is read here: it is a picture, a scan, or of an unknown type.",
  unreadable:
    "At least one of them cannot be read: it is encrypted, damaged, or not what it says it is.",
  stopped:
    "The process that compares took too long, or asked for more memory than it may have, and was ended.",
};

export const entryChangeWords: Readonly<Record<EntryChange, string>> = {
  same: "Equal",
  changed: "Changed",
  moved: "Moved",
  removed: "Removed",
  added: "Added",
  unknown: "Not compared",
};

const notSeenWords: Readonly<Record<UnseenReason, string>> = {
  encrypted: "is encrypted",
  "no-text": "has no text",
  picture: "is a picture",
  "unmapped-font": "has letters that are not known",
  "unknown-type": "is of an unknown type",
  "limit-reached": "is beyond a limit",
  damaged: "is damaged",
  stopped: "took too long",
  "no-private-version": "has no private version here to compare with",
};

/** What of a version was not compared, and why. */
export function notSeenText({ reason, what }: NotSeen): string {
  return `${what}: ${notSeenWords[reason]}`;
}

const office =
  "Of an Office document its text is compared, not its pictures, its look or its metadata.";
const archive =
  "Of an archive the paths and contents of its files are compared, not their dates, owners and rights.";
/** What is never compared of a file of such a type. */
const textAlone: Partial<Record<FileType, string>> = {
  pdf: "Of a PDF the text of its pages is compared, not its pictures, its look, its notes or its metadata.",
  docx: office,
  xlsx: office,
  pptx: office,
  zip: archive,
  tar: archive,
  gzip: archive,
  xz: archive,
  zstd: archive,
};

/** What a comparison leaves aside by its nature. */
export function leftAside({ before, after, outcome }: Comparison): string[] {
  if (outcome.kind === "digests") return [];
  const words = [before, after].flatMap(({ type }) => textAlone[type] ?? []);
  return [...new Set(words)];
}
