// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import { Turnover } from "../domain/turnover.ts";
import { AuditId, Instant, PersonId, Sha256 } from "../ids.ts";
import { QuorumView, SignatureView } from "./views.ts";

export const CharterText = z.strictObject({
  version: z.number().int().positive(),
  digest: Sha256,
  text: z.string(),
  issued: Instant,
  signatures: z.array(SignatureView).readonly(),
  /** People who must still sign before it is in force; empty once it is. */
  waitingFor: z.array(PersonId).readonly(),
  /** For a later version: the seats that the charter in force still asks for, and who could fill them. */
  seats: z.array(UnmetCondition).readonly(),
  /** Keys that it names, and that count no more: signed with one, it is refused. */
  lost: z
    .array(z.strictObject({ person: PersonId, fingerprint: z.string() }))
    .readonly(),
});
export type CharterText = z.infer<typeof CharterText>;

/** What becomes of a request that is out, or can be used, under another charter. */
export const RequestTurnover = z.strictObject({
  kind: z.enum(["release", "consent"]),
  id: z.string(),
  purpose: z.string(),
  turnover: Turnover,
});
export type RequestTurnover = z.infer<typeof RequestTurnover>;

export const CharterView = z.strictObject({
  audit: AuditId,
  draft: CharterText.nullable(),
  inForce: CharterText.nullable(),
  /** By the draft when there is one, else by the charter in force of what was asked for under earlier ones. */
  turnovers: z.array(RequestTurnover).readonly(),
});
export type CharterView = z.infer<typeof CharterView>;

export const CharterPreview = z.strictObject({
  /** The text that would be signed; null where no such charter can be drafted. */
  text: z.string().nullable(),
  /** Why it cannot, in words. */
  refusal: z.string().nullable(),
  /** Whether it would say what the one in force says. */
  unchanged: z.boolean(),
  /** Lines for the act `charter` with which nobody's loss would block the next one. */
  alternatives: z.array(QuorumView).readonly(),
  turnovers: z.array(RequestTurnover).readonly(),
});
export type CharterPreview = z.infer<typeof CharterPreview>;
