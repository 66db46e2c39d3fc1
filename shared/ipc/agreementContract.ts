// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { UnmetCondition } from "../domain/conditions.ts";
import {
  AgreementName,
  AuditId,
  GrantId,
  Instant,
  PersonId,
  Sha256,
} from "../ids.ts";
import { line } from "./limits.ts";
import { RoleTerm } from "./views.ts";

export const agreementStates = [
  /** To the newest version, and it has not expired. */
  "agreed",
  /** To an older version alone. */
  "outdated",
  "expired",
  "missing",
] as const;

const AgreementStanding = z.strictObject({
  name: AgreementName,
  state: z.enum(agreementStates),
  /** Of the attestation that the state is about; null when there is none. */
  text: Sha256.nullable(),
  since: Instant.nullable(),
  until: Instant.nullable(),
});

const DeclarationView = z.strictObject({
  /** Null: the whole audit. */
  vendor: z.string().nullable(),
  recused: z.boolean(),
  interests: z.array(z.string()).readonly(),
  recorded: Instant,
  text: z.string(),
});

const RecusalView = z.strictObject({
  vendor: z.string().nullable(),
  /** Their own declaration, or an owner's entry with a reason. */
  by: z.enum(["signed", "owner"]),
  reason: z.string().nullable(),
  at: Instant,
});

export const PersonStanding = z.strictObject({
  person: PersonId,
  name: z.string(),
  roles: z.array(RoleTerm).readonly(),
  /** Whether the charter in force names them. */
  inCharter: z.boolean(),
  agreements: z.array(AgreementStanding).readonly(),
  /** To the newest version of every text, all alive; false while there is none. */
  attested: z.boolean(),
  comments: z
    .array(z.strictObject({ url: z.string(), text: z.string(), at: Instant }))
    .readonly(),
  declarations: z.array(DeclarationView).readonly(),
  recusals: z.array(RecusalView).readonly(),
});
export type PersonStanding = z.infer<typeof PersonStanding>;

/** A request that people were recused from, with what it lacks because of that. */
export const BlockedRequest = z.strictObject({
  kind: z.enum(["release", "consent"]),
  id: z.string(),
  purpose: z.string(),
  people: z.array(PersonId).readonly(),
  unmet: z.array(UnmetCondition).readonly(),
  /** Whether people of the charter who are not recused can still fill the seats. */
  canBeMet: z.boolean(),
  /** Taken back by somebody: whoever has a seat, nothing leaves by it any more. */
  withdrawn: z.boolean(),
});
export type BlockedRequest = z.infer<typeof BlockedRequest>;

export const AgreementText = z.strictObject({
  name: AgreementName,
  version: z.number().int().positive(),
  digest: Sha256,
  source: z.string(),
  imported: Instant,
  retired: z.boolean(),
  text: z.string(),
});
export type AgreementText = z.infer<typeof AgreementText>;

export const AuditStanding = z.strictObject({
  audit: AuditId,
  /** Whether the charter in force counts only who has agreed; null without a charter. */
  demanded: z.boolean().nullable(),
  texts: z.array(AgreementText).readonly(),
  people: z.array(PersonStanding).readonly(),
  blocked: z.array(BlockedRequest).readonly(),
  /** Acts that the charter's people cannot meet any more, without those recused from the whole audit. */
  stuck: z.array(z.string()).readonly(),
  /** Owners and chairs of the charter in force: who must be told of a conflict. */
  tell: z.array(PersonId).readonly(),
});
export type AuditStanding = z.infer<typeof AuditStanding>;

const one = z.strictObject({ audit: AuditId });

/** Calls about texts that people agree to, and who takes no part. */
export const agreementContract = {
  "agreement.show": { request: one, response: AuditStanding },
  /** A first version of a text, or a newer one: then those who agreed to the one before are asked anew. */
  "agreement.import": {
    request: z.strictObject({
      audit: AuditId,
      file: GrantId,
      /** Absent: the file's own name. */
      name: AgreementName.optional(),
      source: line,
    }),
    response: AuditStanding,
  },
  "agreement.retire": {
    request: z.strictObject({
      audit: AuditId,
      name: AgreementName,
      reason: line,
    }),
    response: AuditStanding,
  },
  /** Notes what somebody wrote elsewhere. It is shown as unsigned, and counts for nothing. */
  "agreement.note": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      url: line,
      text: z.string().min(1).max(16_384),
    }),
    response: AuditStanding,
  },
  /** Writes the texts, and for each person asked the statement to sign, with how to. */
  "agreement.send": {
    request: z.strictObject({
      audit: AuditId,
      /** Absent: everybody in the charter in force who has not agreed to all of it. */
      people: z.array(PersonId).min(1).max(1000).optional(),
      expires: Instant,
      folder: GrantId,
    }),
    response: z.strictObject({
      files: z.array(z.string()).readonly(),
      to: z.array(PersonId).readonly(),
    }),
  },
  /** Somebody takes no part, on the word of an owner. It only subtracts, and is not taken back. */
  "recusal.record": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      /** Absent: the whole audit. */
      vendor: line.optional(),
      reason: line,
    }),
    response: AuditStanding,
  },
} as const;
