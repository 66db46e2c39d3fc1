// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { ExchangeCard } from "./cardContract.ts";
import { AuditId, GrantId, JobId, PersonId } from "../ids.ts";
import { keyLine, line, none, returned, secret } from "./limits.ts";
import {
  AuditView,
  CheckReport,
  conditionName,
  KeyCard,
  PersonView,
  QuorumView,
  RoleTerm,
  VaultStatus,
} from "./views.ts";
import { CharterPreview, CharterView } from "./charterViews.ts";

/** What a new charter is to say; whatever is absent stays as the one in force has it. */
const wantedCharter = {
  audit: AuditId,
  /** For the acts that they name; a first charter takes one owner and two chairs for the others. */
  quorums: z.array(QuorumView).min(1).max(64).optional(),
  conditions: z.array(conditionName).max(16).optional(),
  /** People enrolled whom it leaves out; those whom the charter in force left out stay so. */
  without: z.array(PersonId).max(1000).optional(),
  /** Roles and terms from now on, of these people. */
  roles: z
    .array(
      z.strictObject({
        person: PersonId,
        roles: z.array(RoleTerm).min(1).max(16),
      }),
    )
    .max(1000)
    .optional(),
  /** Keys to seal to that it does not name. */
  withoutSeal: z.array(keyLine).max(1000).optional(),
};

/** Calls about the vault, its people and their charters. */
export const vaultContract = {
  "vault.status": { request: none, response: VaultStatus },
  "vault.create": {
    request: z.strictObject({
      folder: GrantId,
      passphrase: secret,
      slotName: line,
    }),
    response: VaultStatus,
  },
  /** A new vault with an audit of invented data in it, whose people's keys the passphrase opens. */
  "vault.sample": {
    request: z.strictObject({
      folder: GrantId,
      passphrase: secret,
      slotName: line,
    }),
    response: VaultStatus,
  },
  /** The open vault, if it is a sample; closed and gone after it. */
  "vault.deleteSample": { request: none, response: VaultStatus },
  "vault.open": {
    request: z.strictObject({ folder: GrantId, passphrase: secret }),
    response: VaultStatus,
  },
  "vault.check": {
    request: z.strictObject({ job: JobId }),
    response: CheckReport,
  },
  /** Writes the last check since the vault was opened, without the names of files, as text and as JSON. */
  "vault.saveCheck": {
    request: z.strictObject({ destination: GrantId }),
    response: z.strictObject({ files: z.array(z.string()).readonly() }),
  },

  "audit.create": {
    request: z.strictObject({ audit: AuditId, title: line }),
    response: AuditView,
  },
  "audit.list": {
    request: none,
    response: z.strictObject({ audits: z.array(AuditView).readonly() }),
  },

  "key.inspect": {
    /** A pasted line, several lines, a chosen `.pub` or `.keys` file, or an exchange card. */
    request: z.union([
      z.strictObject({ text: z.string().min(1).max(262_144) }),
      z.strictObject({ file: GrantId }),
    ]),
    response: z.strictObject({
      keys: z.array(KeyCard).readonly(),
      /** The exchange card that was given instead; every key of it has signed it. */
      card: ExchangeCard.nullable(),
    }),
  },
  "person.enrol": {
    request: z.strictObject({
      audit: AuditId,
      person: PersonId,
      name: line,
      roles: z.array(RoleTerm).min(1).max(16),
      /** None for people who receive only. */
      signKeys: z.array(keyLine).max(16),
      /** Empty: an ssh-ed25519 or ssh-rsa signing key also seals, where there is one. */
      sealKeys: z.array(keyLine).max(16),
    }),
    response: PersonView,
  },
  "person.remove": {
    request: z.strictObject({ audit: AuditId, person: PersonId, reason: line }),
    response: none,
  },
  "person.list": {
    request: z.strictObject({ audit: AuditId }),
    response: z.strictObject({
      people: z.array(PersonView).readonly(),
      /** Who was removed: a key of theirs may be named still, and turn out to be lost. */
      former: z.array(PersonView).readonly(),
    }),
  },

  "charter.show": {
    request: z.strictObject({ audit: AuditId }),
    response: CharterView,
  },
  /** What a draft would say and do, with nothing recorded. */
  "charter.preview": {
    request: z.strictObject(wantedCharter),
    response: CharterPreview,
  },
  "charter.draft": {
    request: z.strictObject({
      ...wantedCharter,
      /** Must be true where the draft that waits has signatures: they count no more. */
      replace: z.boolean().optional(),
    }),
    response: CharterView,
  },
  /** Takes the draft back, with what was signed of it. */
  "charter.discard": {
    request: z.strictObject({ audit: AuditId, reason: line }),
    response: CharterView,
  },
  "charter.send": {
    request: z.strictObject({ audit: AuditId, folder: GrantId }),
    response: z.strictObject({ files: z.array(z.string()).readonly() }),
  },
  "charter.record": {
    request: returned({ audit: AuditId }),
    response: CharterView,
  },
  /** Writes the charter in force, the root of trust that a verifier holds. */
  "charter.export": {
    request: z.strictObject({ audit: AuditId, folder: GrantId }),
    response: z.strictObject({ files: z.array(z.string()).readonly() }),
  },
} as const;
