// SPDX-License-Identifier: Apache-2.0

/**
 * `block`: should not be public as it is. `warn`: may be meant, and somebody has to say so. `note`: for
 * information, needs no answer.
 */
export const severities = ["block", "warn", "note"] as const;
export type Severity = (typeof severities)[number];

/** Counts up whenever the checks change, so that a report says by which rules it was made. */
export const inspectionRules = 5;

/** Every check, and how much its findings matter. What each means in words: shared/text/inspection.ts. */
export const checkSeverity = {
  // Words and links
  "draft-word": "warn",
  "confidential-marking": "block",
  "confidential-word": "note",
  "tlp-tag": "block",
  "dlp-tag": "block",
  "project-number": "warn",
  "private-document-link": "block",
  "chat-link": "block",
  "private-repository-link": "block",
  "security-list-address": "warn",
  "email-address": "warn",
  "phone-number": "warn",
  "internal-host": "warn",
  "internal-address": "note",
  secret: "block",
  "embargoed-id": "block",
  "cve-id": "note",
  "watch-list": "block",
  "local-path": "warn",
  "relative-link": "note",
  "dead-link": "warn",
  "hidden-character": "warn",
  // The file itself
  "file-name": "warn",
  "file-size": "warn",
  "licence-missing": "note",
  "trailing-data": "warn",
  // Metadata of any type
  "metadata-author": "warn",
  "metadata-title": "note",
  "metadata-words": "warn",
  "metadata-software": "note",
  "metadata-id": "note",
  "metadata-date": "note",
  "metadata-other": "warn",
  "metadata-place": "block",
  "metadata-device": "warn",
  thumbnail: "warn",
  // PDF
  "text-under-box": "block",
  "text-under-image": "block",
  "text-invisible": "warn",
  "text-white": "block",
  "text-off-page": "block",
  "text-tiny": "warn",
  "redaction-not-applied": "block",
  annotation: "warn",
  attachment: "block",
  script: "block",
  action: "warn",
  "form-field": "warn",
  layer: "warn",
  "layer-hidden": "block",
  "earlier-revision": "warn",
  "earlier-text": "block",
  "orphan-text": "block",
  "image-metadata": "warn",
  "not-tagged": "note",
  "no-language": "note",
  "no-title": "note",
  "no-alt-text": "note",
  // Office
  "tracked-change": "block",
  comment: "block",
  "hidden-text": "block",
  "hidden-sheet": "block",
  "hidden-cells": "warn",
  "hidden-slide": "block",
  "speaker-notes": "warn",
  "embedded-object": "warn",
  "external-link": "warn",
  "custom-property": "warn",
  // A public version beside the private one that it was made from
  "removed-text": "block",
  "removed-text-part": "warn",
  "removed-text-unknown": "warn",
  "changed-text": "warn",
  "gone-text": "warn",
  // The inspector on this file
  "inspector-hung": "block",
  "inspector-crashed": "block",
  "inspector-memory": "block",
} as const satisfies Record<string, Severity>;

export type CheckId = keyof typeof checkSeverity;
export const checkIds = Object.keys(checkSeverity) as readonly CheckId[];

/** What nobody can accept: a version is made without it, or the mark is taken back. */
export const neverAccepted: ReadonlySet<CheckId> = new Set(["removed-text"]);

/** Why something in a file was not looked at. Each needs a person who has looked instead. */
export const unseenReasons = [
  "encrypted",
  "no-text",
  "picture",
  "unmapped-font",
  "unknown-type",
  "limit-reached",
  "damaged",
  "stopped",
  "no-private-version",
] as const;
export type UnseenReason = (typeof unseenReasons)[number];
