// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId, PersonId } from "../ids.ts";

/**
 * What `verify.sh` and `counterseal verify` say of a release. Both print the same problem names.
 * VERIFIED exits 0, everything else 1.
 */
export const problemNames = [
  "charter-refused",
  "charter-chain-broken",
  "charter-signature-missing",
  "charter-changed",
  "statement-missing",
  "statement-refused",
  "place-mismatch",
  "file-missing",
  "file-changed",
  "file-extra",
  "file-not-regular",
  "path-refused",
  "archive-refused",
  "signature-refused",
  "signature-unknown-signer",
  "requester-missing",
  "owners-missing",
  "chairs-missing",
  "vendor-missing",
  "people-missing",
  "condition-unmet",
  "commit-mismatch",
  "tool-missing",
] as const;
export const ProblemName = z.enum(problemNames);
export type ProblemName = z.infer<typeof ProblemName>;

export const Verdict = z.strictObject({
  verdict: z.enum(["VERIFIED", "CONSISTENT, SIGNERS UNKNOWN", "NOT VERIFIED"]),
  audit: AuditId.nullable(),
  statement: z.string().nullable(),
  /** People whose signatures count, by the charter in force. */
  signers: z.array(PersonId).readonly(),
  expires: z.string().nullable(),
  /** Of a release that names another as replaced: the SHA-256 of that one's statement, and why. */
  supersedes: z
    .strictObject({ statement: z.string(), why: z.string() })
    .nullable(),
  expired: z.boolean(),
  files: z.number().int().nonnegative(),
  /**
   * Of a `release.bundle`, what its commit keeps of its base is not in the bundle, so the verdict does not cover
   * it: `base-unchecked`. Of a commit in a clone it does: `changes-checked`. Where a release was looked for among
   * other files, by its place, nothing is said of those: `rest-unchecked`.
   */
  commit: z.enum([
    "none",
    "base-unchecked",
    "changes-checked",
    "rest-unchecked",
  ]),
  /** The commit that was judged. */
  commitId: z.string().nullable(),
  /** `about` is a path, a person or a field: never file content. */
  problems: z
    .array(z.strictObject({ name: ProblemName, about: z.string() }))
    .readonly(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Whether no release was found at all: no such commit, or none that brings one. */
export function bringsNothing({ statement, problems }: Verdict): boolean {
  const names: readonly ProblemName[] = [
    "commit-mismatch",
    "statement-missing",
  ];
  return (
    statement === null && problems.some(({ name }) => names.includes(name))
  );
}
