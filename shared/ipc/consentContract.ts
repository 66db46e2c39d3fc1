// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { SigningWay } from "./signingContract.ts";
import {
  AuditId,
  GrantId,
  Instant,
  JobId,
  PersonId,
  Sha256,
  StatementId,
  VersionId,
} from "../ids.ts";
import { ConsentMatrixView, ConsentView } from "./consentViews.ts";
import { DraftView, unsealed } from "./draftView.ts";
import { AnswerView } from "./leavingViews.ts";
import { foreignKey, line, repoPath, returned } from "./limits.ts";

const answerWanted = z.discriminatedUnion("act", [
  z.strictObject({
    act: z.literal("withdrawal"),
    signer: PersonId,
    /** SHA-256 of the statement that is to allow nothing more. */
    of: Sha256,
    reason: line,
  }),
  z.strictObject({
    act: z.literal("declaration"),
    signer: PersonId,
    /** Absent: about the whole audit. */
    vendor: line.optional(),
    recused: z.boolean(),
    /** Such as an employment, with its dates. */
    interests: z.array(line).max(32),
  }),
  /** To the newest version of every text of the audit. */
  z.strictObject({
    act: z.literal("attestation"),
    signer: PersonId,
    expires: Instant,
  }),
  z.strictObject({
    act: z.literal("revocation"),
    signer: PersonId,
    /** `SHA256:…` */
    key: z.string().max(64),
    since: Instant,
    reason: line,
  }),
]);

const consentId = z.strictObject({ consent: StatementId });

const consentWanted = z.strictObject({
  audit: AuditId,
  requester: PersonId,
  files: z
    .array(z.strictObject({ version: VersionId, path: repoPath }))
    .min(1)
    .max(10_000),
  /** People who are enrolled; the statement names all keys of theirs that can be sealed to. */
  audience: z.array(PersonId).min(1).max(100),
  purpose: line,
  terms: z.array(line).max(32),
  expires: Instant,
  notBefore: Instant.optional(),
});

/** Calls about consent to share, what is shared under it, and what people answer. */
export const consentContract = {
  /** Fixes the statement: from here on its bytes are what people sign. */
  "consent.request": {
    request: consentWanted,
    response: ConsentView,
  },
  /** The statement as it would read now; nothing is kept. Id, times and checkpoint are set when it is fixed. */
  "consent.draft": {
    request: consentWanted,
    response: z.strictObject({ text: z.string() }),
  },
  /** Versions by audiences, some rows at a time. */
  "consent.matrix": {
    request: z.strictObject({
      audit: AuditId,
      from: z.number().int().nonnegative().optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    response: ConsentMatrixView,
  },
  "consent.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ consents: z.array(ConsentView).readonly() }),
  },
  "consent.show": { request: consentId, response: ConsentView },
  "consent.sign": {
    request: z.strictObject({ consent: StatementId, key: SigningWay }),
    response: ConsentView,
  },
  "consent.send": {
    request: z.strictObject({ consent: StatementId, folder: GrantId }),
    response: z.strictObject({
      files: z.array(z.string()).readonly(),
      to: z.array(PersonId).readonly(),
    }),
  },
  "consent.record": {
    request: returned({ consent: StatementId }),
    /** `answered`: what came was an answer, to this or to something else of the audit. */
    response: ConsentView.extend({ answered: AnswerView.nullable() }),
  },
  "consent.abandon": {
    request: z.strictObject({ consent: StatementId, reason: line }),
    response: ConsentView,
  },
  /** Seals files of a live consent to people of its audience, as one new file. */
  "share.create": {
    request: z.strictObject({
      job: JobId,
      consent: StatementId,
      /** Absent: everybody whom the consent names. */
      to: z.array(PersonId).min(1).max(100).optional(),
      /** Absent: every file of the consent. */
      versions: z.array(VersionId).min(1).max(10_000).optional(),
      file: GrantId,
    }),
    response: ConsentView,
  },
  /** Keeps a signed text that came back: a decline, a withdrawal, a receipt, and what people say of themselves. */
  "answer.record": {
    request: z.strictObject({
      audit: AuditId,
      statement: GrantId,
      /** Absent: it lies below the text, in the same file. */
      signature: GrantId.optional(),
      /** Of one that is sealed. */
      opening: foreignKey.optional(),
    }),
    response: AnswerView,
  },
  /** The text of an answer, for its signer to sign elsewhere. */
  "answer.draft": {
    request: z.strictObject({
      ...{ audit: AuditId, answer: answerWanted },
      ...unsealed,
    }),
    response: DraftView,
  },
  /** Writes the same into a folder as it leaves, and how it is signed. */
  "answer.carryOut": {
    request: z.strictObject({
      ...{ audit: AuditId, answer: answerWanted, folder: GrantId },
      ...unsealed,
    }),
    response: z.strictObject({ files: z.array(z.string()).readonly() }),
  },
  /** Drafts an answer, signs it with `ssh-keygen` and the chosen key, and records it; no text touches the disk. */
  "answer.sign": {
    request: z.strictObject({
      audit: AuditId,
      answer: answerWanted,
      key: SigningWay,
    }),
    response: AnswerView,
  },
  "answer.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({ answers: z.array(AnswerView).readonly() }),
  },
} as const;
