// SPDX-License-Identifier: Apache-2.0

/**
 * Why a file of a package is not taken in. Each has a sentence in `shared/text/memberReasons.ts`. A file with a
 * reason is refused; the others of its package are not.
 */
export const refusalReasons = [
  // Names
  "name-empty",
  "name-not-text",
  "name-character",
  "name-bidi",
  "name-invisible",
  "name-absolute",
  "name-traversal",
  "name-drive",
  "name-stream",
  "name-device",
  "name-edge",
  "name-short",
  "name-git",
  "name-too-long",
  "path-too-long",
  // Names beside each other
  "twice-in-package",
  "collides-case",
  "collides-spelling",
  "collides-folder",
  // What is no file
  "link",
  "hard-link",
  "device-node",
  "sparse-or-special",
  // Headers that lie
  "headers-disagree",
  "overlaps",
  "size-lies",
  "checksum-wrong",
  "cut-short",
  "content-damaged",
  "method-unknown",
  // Encryption
  "encrypted",
  "encryption-weak",
  "passphrase-wrong",
  // Limits
  "limit-file",
  "limit-ratio",
  "limit-depth",
  "limit-total",
  "limit-time",
  // Nothing to keep
  "file-empty",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What was put right or should be looked at; the file is taken in all the same. */
export const memberNotes = [
  "backslashes-turned",
  "put-in-nfc",
  "scripts-mixed",
  "was-encrypted",
] as const;
export type MemberNote = (typeof memberNotes)[number];

/** Why a package as a whole cannot be read further. What was read before is not the whole of it. */
export const packageFaults = [
  "archive-cut-short",
  "archive-damaged",
  "archive-split",
  "archive-surrounded",
  "archive-several-directories",
  "archive-lies-about-count",
  "compression-damaged",
  "compression-memory",
  "compression-unknown",
  "limit-members",
  "limit-total",
  "limit-time",
  "limit-depth",
  "limit-memory",
  "limit-ratio",
  "not-opened",
  "envelope-damaged",
  "envelope-unprotected",
] as const;
export type PackageFault = (typeof packageFaults)[number];
