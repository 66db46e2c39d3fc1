// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import {
  AuditId,
  GrantId,
  Instant,
  JobId,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../ids.ts";
import { DraftView, unsealed } from "./draftView.ts";
import { SigningWay } from "./signingContract.ts";
import { foreignKey, line, none, secret, signatureText } from "./limits.ts";
import {
  CommitFacts,
  Changes,
  JudgedSheet,
  LedgerDoubt,
} from "./sheetParts.ts";
import { SignatureView } from "./views.ts";

/** What a request that was received asks its reader to sign. */
const Asked = z.enum(["approval", "consent", "charter"]);

export const receivedStandings = [
  /** Can be answered. */
  "open",
  /** Too old to be signed: a new one is to be asked for. */
  "stale",
  "expired",
  /** A later request took its place. */
  "superseded",
  "answered",
  /** Its files are gone. */
  "removed",
] as const;

const AnswerGiven = z.strictObject({
  answer: z.enum(["agreed", "declined", "changes"]),
  person: PersonId,
  fingerprint: z.string(),
  at: Instant,
  reason: z.string().nullable(),
});

/** A request that came from another vault, as a list shows it. */
export const ReceivedView = z.strictObject({
  /** SHA-256 of the text that is to be signed. */
  request: Sha256,
  act: Asked,
  audit: AuditId,
  received: Instant,
  issued: Instant,
  /** Null for a charter, which nobody asks for by name. */
  requester: PersonId.nullable(),
  purpose: z.string().nullable(),
  expires: Instant.nullable(),
  files: z.number().int().nonnegative(),
  standing: z.enum(receivedStandings),
  /** Whose sealing key opened it: most likely the reader. */
  opened: z.array(PersonId).readonly(),
  answers: z.array(AnswerGiven).readonly(),
});
export type ReceivedView = z.infer<typeof ReceivedView>;

const lines = z.array(z.string()).readonly();
const differences = z.strictObject({ added: lines, removed: lines });

/** Everything that someone looks at before they sign, from what this vault holds alone. */
export const SigningSheet = z.strictObject({
  ...ReceivedView.shape,
  /** The exact bytes that are signed. */
  text: z.string(),
  statement: StatementId.nullable(),
  vault: VaultId.nullable(),
  notBefore: Instant.nullable(),
  place: z.string().nullable(),
  terms: lines,
  /** What is said of the commit that publishes it; null for what is not to be public. */
  commit: CommitFacts.nullable(),
  /** The texts that came along to judge by, to be read here. */
  judged: z.array(JudgedSheet).readonly(),
  content: z
    .array(
      z.strictObject({
        /** `tree/…` or `judged/…`. */
        path: z.string(),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
      }),
    )
    .readonly(),
  /** Empty for what is to be public, and for a charter. */
  audience: z
    .array(
      z.strictObject({
        person: PersonId,
        recipient: z.string(),
        fingerprint: z.string(),
      }),
    )
    .readonly(),
  /** By which it is judged; for a charter, the one that it would replace, if there is one. */
  charter: z
    .strictObject({
      version: z.number().int(),
      digest: Sha256,
      text: z.string(),
      /** `own`: of an audit in this vault. */
      how: z.enum(["own", "chosen", "followed", "signed"]),
    })
    .nullable(),
  /** Lines of a charter that the one in force lacks, and that it lacks. */
  charterChanges: differences.nullable(),
  /** Who had signed when it was sent; the requester first. */
  signed: z.array(SignatureView.omit({ recorded: true })).readonly(),
  /** Everyone who may answer. */
  people: z.array(PersonId).readonly(),
  /** What the quorum lacks by those who signed so far, and by this vault's own answers; null for a charter. */
  missing: z.array(UnmetCondition).readonly().nullable(),
  /** Since the last statement of this audit that was signed here; null when there is none. */
  changes: z
    .strictObject({
      since: Instant,
      by: PersonId,
      changes: Changes,
      /** What was signed then; null when its files are gone and cannot be compared. */
      request: Sha256.nullable(),
    })
    .nullable(),
  doubts: z.array(LedgerDoubt).readonly(),
});
export type SigningSheet = z.infer<typeof SigningSheet>;

/** Who says no, how, and why. */
const decline = {
  signer: PersonId,
  answer: z.enum(["decline", "changes"]),
  reason: line,
};

/** What goes back holds a reason, and is sealed; unsealed only where there is no key to seal it to. */
const response = {
  request: Sha256,
  person: PersonId,
  ...unsealed,
};
/** To whom it is sealed: nobody, when it is a signature alone. */
const sealedTo = { to: z.array(PersonId).readonly() };

const one = z.strictObject({ request: Sha256 });
const file = z.strictObject({ file: GrantId });

/** Calls about requests that came from another vault. */
export const inboxContract = {
  /**
   * Opens a request and keeps it, once everything in it was verified. The key is read by a process of its own
   * alone; an unsealed charter needs none.
   */
  "inbox.receive": {
    request: z.strictObject({
      job: JobId,
      file: GrantId,
      key: GrantId.optional(),
      /** Of a key file that has one. */
      passphrase: secret.optional(),
      /** The reader's own copy, where this vault has no charter of the audit yet. */
      charter: GrantId.optional(),
    }),
    response: ReceivedView,
  },
  "inbox.list": {
    request: none,
    response: z.strictObject({ requests: z.array(ReceivedView).readonly() }),
  },
  "inbox.sheet": { request: one, response: SigningSheet },
  /** Signs the request's own text in the way that was chosen. */
  "inbox.sign": {
    request: z.strictObject({ request: Sha256, key: SigningWay }),
    response: ReceivedView,
  },
  /** The text of an answer that says no, for its signer to sign elsewhere. */
  "inbox.draft": {
    request: z.strictObject({ request: Sha256, ...decline, ...unsealed }),
    response: DraftView,
  },
  /** Drafts such an answer and signs it in the way that was chosen. */
  "inbox.decline": {
    request: z.strictObject({ request: Sha256, ...decline, key: SigningWay }),
    response: ReceivedView,
  },
  /**
   * A signature that was made elsewhere: over the request's own text, or over a drafted answer, which may come
   * with its signature right below it.
   */
  "inbox.record": {
    request: z.strictObject({
      request: Sha256,
      /** A drafted answer, when it is that which was signed. */
      text: z
        .union([z.strictObject({ text: z.string().max(8192) }), file])
        .optional(),
      signature: z.union([z.strictObject({ text: signatureText }), file]),
      /** Of one that is sealed. */
      opening: foreignKey.optional(),
    }),
    response: ReceivedView,
  },
  /**
   * Writes the text to be signed, and how, into a folder: for a key that is not on this machine. With a
   * decline, it is the text of that answer, sealed to its signer.
   */
  "inbox.carryOut": {
    request: z.strictObject({
      request: Sha256,
      folder: GrantId,
      decline: z.strictObject(decline).optional(),
    }),
    response: z.strictObject({ files: lines }),
  },
  /** What goes back to the requester, as text: a signature, or a decline sealed to them. */
  "inbox.response": {
    request: z.strictObject(response),
    response: z.strictObject({
      /** As the file is best called. */
      name: z.string(),
      text: z.string(),
      ...sealedTo,
    }),
  },
  /** Writes the same as one new file. */
  "inbox.writeResponse": {
    request: z.strictObject({ ...response, file: GrantId }),
    response: z.strictObject(sealedTo),
  },
  /** Removes a request's files; what was asked and answered stays on the record. */
  "inbox.remove": {
    request: z.strictObject({ request: Sha256, reason: line }),
    response: ReceivedView,
  },
  /** Charters that requests are judged by, beside those of this vault's own audits. */
  "inbox.charters": {
    request: none,
    response: z.strictObject({
      charters: z
        .array(
          z.strictObject({
            audit: AuditId,
            version: z.number().int(),
            digest: Sha256,
            how: z.enum(["chosen", "followed", "signed"]),
            at: Instant,
          }),
        )
        .readonly(),
    }),
  },
} as const;
