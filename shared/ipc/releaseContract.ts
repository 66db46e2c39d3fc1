// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { SigningWay } from "./signingContract.ts";
import { FindingLabel } from "../domain/finding.ts";
import { Verdict } from "../domain/verdict.ts";
import {
  AuditId,
  DeliverableId,
  GitId,
  GrantId,
  Instant,
  JobId,
  PersonId,
  ReleaseId,
  Sha256,
  VersionId,
} from "../ids.ts";
import { AnswerView } from "./leavingViews.ts";
import { CommitName, line, none, repoPath, returned } from "./limits.ts";
import { TrustedCharter } from "./trustedCharter.ts";
import {
  DeliverableKind,
  DeliverableView,
  ReleaseView,
  Variant,
} from "./views.ts";

/** Calls about deliverables, releases and the ledger. */
export const releaseContract = {
  "deliverable.import": {
    request: z.strictObject({
      job: JobId,
      audit: AuditId,
      files: z.array(GrantId).min(1).max(10_000),
      kind: DeliverableKind,
      variant: Variant,
      from: line,
      channel: line,
      /** Present: the single file becomes a further version of this deliverable. */
      deliverable: DeliverableId.optional(),
    }),
    response: z.strictObject({
      imported: z.array(DeliverableView).readonly(),
      /** Files that were not taken, each with its failure code; nothing of them is in the vault. */
      refused: z
        .array(
          z.strictObject({
            name: z.string(),
            code: z.string(),
            facts: z
              .record(z.string(), z.union([z.string(), z.number()]))
              .optional(),
          }),
        )
        .readonly(),
    }),
  },
  "deliverable.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({
      deliverables: z.array(DeliverableView).readonly(),
    }),
  },
  "deliverable.remove": {
    request: z.strictObject({ deliverable: DeliverableId, reason: line }),
    response: none,
  },

  "release.propose": {
    request: z.strictObject({
      audit: AuditId,
      requester: PersonId,
      files: z
        .array(z.strictObject({ version: VersionId, path: repoPath }))
        .min(1)
        .max(100_000),
      place: repoPath,
      purpose: line,
      author: line,
      expires: Instant,
      /** Absent: the agreed end of the audit's embargo, where one lies ahead. */
      notBefore: Instant.optional(),
      /** The requested release whose place this one takes. */
      supersedes: ReleaseId.optional(),
      /** A local clone of the public repository: its HEAD, or `commit`, becomes the base. */
      clone: GrantId.optional(),
      commit: GitId.optional(),
      /** Files of the base that the release's commit removes. */
      removes: z.array(repoPath).max(100_000).optional(),
      /** Findings whose absence from every file is to be proven. */
      carveOuts: z.array(FindingLabel).max(10_000).optional(),
    }),
    response: ReleaseView,
  },
  "release.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ releases: z.array(ReleaseView).readonly() }),
  },
  "release.show": {
    request: z.strictObject({ release: ReleaseId }),
    response: ReleaseView,
  },
  /**
   * Freezes the statement: from here on its bytes are what people sign. Where there is one already,
   * `renew` must ask for another: the signatures on the old one count no more.
   */
  "release.request": {
    request: z.strictObject({
      release: ReleaseId,
      renew: z.boolean().optional(),
    }),
    response: ReleaseView,
  },
  /** Signs the statement with `ssh-keygen -Y sign` and the chosen key, and records the signature. */
  "release.sign": {
    request: z.strictObject({ release: ReleaseId, key: SigningWay }),
    response: ReleaseView,
  },
  /** Writes `request-<id>.tar.age`, sealed to the people asked, and HOW-TO-SIGN.txt beside it. */
  "release.send": {
    request: z.strictObject({ release: ReleaseId, folder: GrantId }),
    response: z.strictObject({
      files: z.array(z.string()).readonly(),
      to: z.array(PersonId).readonly(),
    }),
  },
  "release.record": {
    request: returned({ release: ReleaseId }),
    /** `answered`: what came was an answer, to this or to something else of the audit. */
    response: ReleaseView.extend({ answered: AnswerView.nullable() }),
  },
  "release.abandon": {
    request: z.strictObject({ release: ReleaseId, reason: line }),
    response: ReleaseView,
  },
  "release.export": {
    request: z.strictObject({
      job: JobId,
      release: ReleaseId,
      destination: GrantId,
    }),
    response: z.strictObject({
      folder: z.string(),
      /** SHA-256 over the release's file list, as `sha256sum` of its statement's lines would show. */
      digest: Sha256,
      commit: GitId.nullable(),
      nextSteps: z.string(),
      /** From here to a pull request: commands for a POSIX shell, with the folders of this machine. */
      steps: z.strictObject({
        fetch: z.string(),
        verify: z.string(),
        push: z.string(),
      }),
    }),
  },
  "bundle.verify": {
    request: z.strictObject({
      bundle: GrantId,
      charter: TrustedCharter.optional(),
      /** Of the clone that was granted, as git names commits; absent: what lies in the folder. */
      commit: CommitName.optional(),
      /**
       * Of a zip or folder of a whole repository: where in it the release lies. Only its own files are judged then.
       */
      place: repoPath.optional(),
    }),
    response: Verdict,
  },

  "job.cancel": { request: z.strictObject({ job: JobId }), response: none },
} as const;
