// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import { consentStates } from "../domain/consentStanding.ts";
import { personRoles } from "../domain/personRoles.ts";
import {
  AuditId,
  Instant,
  PersonId,
  Sha256,
  StatementId,
  VersionId,
} from "../ids.ts";
import {
  AnswerView,
  RecipientView,
  ReviewView,
  ShareView,
} from "./leavingViews.ts";
import { SignatureView, Variant } from "./views.ts";

export const ConsentView = z.strictObject({
  consent: StatementId,
  audit: AuditId,
  state: z.enum(consentStates),
  requester: PersonId,
  purpose: z.string(),
  terms: z.array(z.string()).readonly(),
  issued: Instant,
  expires: Instant,
  notBefore: Instant.nullable(),
  audience: z.array(RecipientView).readonly(),
  files: z
    .array(
      z.strictObject({
        version: VersionId,
        name: z.string(),
        path: z.string(),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
      }),
    )
    .readonly(),
  digest: Sha256,
  text: z.string(),
  signatures: z.array(SignatureView).readonly(),
  answers: z.array(AnswerView).readonly(),
  /** Who said no, when it cannot be agreed to any more without them. */
  declinedBy: z.array(PersonId).readonly(),
  sent: z
    .array(z.strictObject({ at: Instant, to: z.array(PersonId).readonly() }))
    .readonly(),
  shares: z.array(ShareView).readonly(),
  /** Files shown to people whom it asks, beside the request itself. */
  reviews: z.array(ReviewView).readonly(),
  /** What stands in the way of sharing all of it with everybody whom it covers still. */
  unmet: z.array(UnmetCondition).readonly(),
  /** Whom it named and covers no longer, and why, while it covers others. */
  uncovered: z.array(UnmetCondition).readonly(),
  /** Keys that it named and nothing is sealed to any more, of people whom it covers by another. */
  fewerKeys: z.array(UnmetCondition).readonly(),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** `none`: nothing was asked for, or all that was asked for was given up. */
export const CellState = z.enum([
  ...consentStates.filter((state) => state !== "abandoned"),
  "none",
]);
export type CellState = z.infer<typeof CellState>;

export const MatrixAudience = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("person"), person: PersonId }),
  z.strictObject({
    kind: z.literal("role"),
    role: z.enum(personRoles),
    people: z.array(PersonId).readonly(),
  }),
]);
export type MatrixAudience = z.infer<typeof MatrixAudience>;

export const MatrixCell = z.strictObject({
  /** Its place in the list of audiences. */
  audience: z.number().int().nonnegative(),
  state: CellState,
  unmet: z.array(UnmetCondition).readonly(),
  consents: z.array(StatementId).readonly(),
  /** Who signed one of these consents and declined it later: only a withdrawal stops it. */
  declinedAfterSigning: z.array(PersonId).readonly(),
  /** Of a role whose people do not all stand alike: how each does. */
  members: z
    .array(z.strictObject({ person: PersonId, state: CellState }))
    .readonly(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

export const MatrixRow = z.strictObject({
  version: VersionId,
  title: z.string(),
  name: z.string(),
  variant: Variant,
  /** Its place among the versions of its deliverable, from 1. */
  number: z.number().int().positive(),
  sha256: Sha256,
  /** Those where something was asked for; nothing was in the others. */
  cells: z.array(MatrixCell).readonly(),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const ConsentMatrixView = z.strictObject({
  audiences: z.array(MatrixAudience).readonly(),
  /** Versions in the audit; `rows` are some of them. */
  total: z.number().int().nonnegative(),
  rows: z.array(MatrixRow).readonly(),
});
export type ConsentMatrixView = z.infer<typeof ConsentMatrixView>;
