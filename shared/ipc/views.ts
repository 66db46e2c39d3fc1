// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { CarvedOut } from "../domain/extract.ts";
import { conditionNames, seatRoles } from "../formats/charter.ts";
import { UnmetCondition } from "../domain/conditions.ts";
import { personRoles } from "../domain/personRoles.ts";
import { presenceDemands } from "../domain/presence.ts";
import {
  AuditId,
  DeliverableId,
  GitId,
  GrantId,
  Instant,
  PersonId,
  ReleaseId,
  Sha256,
  StatementId,
  VaultId,
  VersionId,
} from "../ids.ts";
import { AnswerView, ReviewView } from "./leavingViews.ts";
import { MergedView, SupersededBy } from "./mergedViews.ts";
import { Standing } from "./standing.ts";
import { versionStory } from "./versionStory.ts";

/** What the engine shows of its state. Answers are shapes of these; none holds a key or plaintext. */

export const deliverableKinds = [
  "findings-report",
  "threat-model",
  "white-paper",
  "reference-architecture",
  "ancillary-data",
  "proposal",
  "rfp",
  "other",
] as const;
export const DeliverableKind = z.enum(deliverableKinds);
export type DeliverableKind = z.infer<typeof DeliverableKind>;

export const Variant = z.enum(["private", "public"]);
export type Variant = z.infer<typeof Variant>;

export const Checkpoint = z.strictObject({
  seq: z.number().int().nonnegative(),
  head: Sha256,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** `proven`: the ledger contains the last checkpoint this profile saw. `unproven`: none was kept here. */
export const Freshness = z.enum(["proven", "unproven", "rolled-back"]);
export type Freshness = z.infer<typeof Freshness>;

/** A recovery kit on the record: never the kit itself. */
export const KitView = z.strictObject({
  made: Instant,
  /** Name of the slot that the vault was open with. */
  by: z.string(),
  /** The public half. */
  recipient: z.string(),
});
export type KitView = z.infer<typeof KitView>;

/** A hand-over that is under way; `step` is what is to be done next. */
export const HandOverView = z.strictObject({
  begun: Instant,
  /** Names of owners. */
  from: z.string(),
  to: z.string(),
  /** `kit`: the new recovery kit; `remove`: the old owner's passphrase. */
  step: z.enum(["kit", "remove"]),
  /** Whether the kit from before stays in force. */
  keepsKit: z.boolean(),
});
export type HandOverView = z.infer<typeof HandOverView>;

export const VaultStatus = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("closed") }),
  z.strictObject({
    state: z.literal("open"),
    vault: VaultId,
    /** Bare name of the vault's folder. */
    name: z.string(),
    checkpoint: Checkpoint,
    freshness: Freshness,
    readOnly: z.boolean(),
    standing: Standing,
    /** The kit that opens the vault; null when none was made. */
    recoveryKit: KitView.nullable(),
    /** Its audits are of invented data; not all of it, where a lock or a crash broke off the filling. */
    sample: z.enum(["whole", "unfinished"]).nullable(),
    /** The hand-over that is under way. */
    handOver: HandOverView.nullable(),
    /** Which build of libsodium works here: machine code, or the slower one that runs everywhere. */
    cryptography: z.enum(["native", "portable"]),
    /** Said once after opening: repairs that were made, in words. */
    notices: z.array(z.string()).readonly(),
  }),
]);
export type VaultStatus = z.infer<typeof VaultStatus>;

export const CheckReport = z.strictObject({
  header: z.enum(["whole", "damaged"]),
  ledger: z.enum(["whole", "damaged", "rolled-back"]),
  entries: z.number().int().nonnegative(),
  objects: z.strictObject({
    whole: z.number().int().nonnegative(),
    problems: z
      .array(
        z.strictObject({
          object: z.string(),
          name: z.string(),
          what: z.enum(["missing", "damaged", "unnamed"]),
        }),
      )
      .readonly(),
    /** Recorded as lost, so that they are no problem any more. */
    lost: z
      .array(
        z.strictObject({
          object: z.string(),
          name: z.string(),
          reason: z.string(),
        }),
      )
      .readonly(),
  }),
  bytes: z.number().nonnegative(),
});
export type CheckReport = z.infer<typeof CheckReport>;

export const AuditView = z.strictObject({
  audit: AuditId,
  title: z.string(),
  created: Instant,
  people: z.number().int().nonnegative(),
  deliverables: z.number().int().nonnegative(),
  releases: z.number().int().nonnegative(),
  consents: z.number().int().nonnegative(),
  findings: z.number().int().nonnegative(),
  charter: z.enum(["none", "draft", "in-force"]),
});
export type AuditView = z.infer<typeof AuditView>;

/** A public key or age recipient as a person sees it before enrolling it. */
export const KeyCard = z.strictObject({
  /** `type SP base64` or `age1…`, as it goes into a charter. */
  key: z.string(),
  type: z.string(),
  bits: z.number().int().positive().nullable(),
  /** `SHA256:…` as `ssh-keygen -l` prints it; for an age recipient, the recipient itself. */
  fingerprint: z.string(),
  /** The same to read aloud. */
  words: z.array(z.string()).readonly(),
  comment: z.string(),
  canSign: z.boolean(),
  canSeal: z.boolean(),
});
export type KeyCard = z.infer<typeof KeyCard>;

export const RoleTerm = z.strictObject({
  role: z.enum(personRoles),
  from: Instant,
  until: Instant,
});
export type RoleTerm = z.infer<typeof RoleTerm>;

/** A key that counts for nothing that was recorded at `since` or later. */
export const LostKeyView = z.strictObject({
  card: KeyCard,
  since: Instant,
  reason: z.string(),
  recorded: Instant,
  /** On whose word: its holder's, signed, or an owner's. */
  by: z.enum(["holder", "owner"]),
});
export type LostKeyView = z.infer<typeof LostKeyView>;

export const PersonView = z.strictObject({
  person: PersonId,
  name: z.string(),
  roles: z.array(RoleTerm).readonly(),
  signKeys: z.array(KeyCard).readonly(),
  sealKeys: z.array(KeyCard).readonly(),
  /** Given up, and not known to be lost; a charter or a consent may name them still. */
  formerKeys: z.array(KeyCard).readonly(),
  /** Of theirs, oldest first; one that is lost from a later time on is among the others until then. */
  lostKeys: z.array(LostKeyView).readonly(),
  enrolled: Instant,
  /** `draft`: in the draft alone. `former`: an earlier charter names them, and the one in force does not. */
  charter: z.enum(["none", "draft", "in-force", "former"]),
});
export type PersonView = z.infer<typeof PersonView>;

export const QuorumView = z.strictObject({
  act: z.string().min(1).max(64),
  seats: z.partialRecord(z.enum(seatRoles), z.number().int().min(1).max(9)),
});

export const SignatureView = z.strictObject({
  person: PersonId,
  fingerprint: z.string(),
  recorded: Instant,
  /** What a hardware key says of the person in front of it; null for every other key. */
  presence: z.array(z.enum(presenceDemands)).readonly().nullable(),
});
export type SignatureView = z.infer<typeof SignatureView>;

export const conditionName = z.enum(conditionNames);

export const DeliverableView = z.strictObject({
  deliverable: DeliverableId,
  kind: DeliverableKind,
  title: z.string(),
  versions: z
    .array(
      z.strictObject({
        version: VersionId,
        variant: Variant,
        name: z.string(),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
        imported: Instant,
        /** Who handed it over and how, as the importer wrote it. */
        from: z.string(),
        channel: z.string(),
        ...versionStory,
      }),
    )
    .readonly(),
});
export type DeliverableView = z.infer<typeof DeliverableView>;

export const releaseStates = [
  "proposed",
  "requested",
  "exported",
  "abandoned",
] as const;

export const ReleaseView = z.strictObject({
  release: ReleaseId,
  audit: AuditId,
  state: z.enum(releaseStates),
  purpose: z.string(),
  place: z.string(),
  author: z.string(),
  base: GitId.nullable(),
  /** Files of the base that its commit removes. */
  removes: z.array(z.string()).readonly(),
  /** Findings that must not be in any of its files; without a label those that were removed since. */
  carveOuts: z.array(CarvedOut).readonly(),
  expires: Instant,
  notBefore: Instant.nullable(),
  /** The agreed end of the embargo, where this would be public before it. */
  beforeEmbargo: Instant.nullable(),
  supersedes: ReleaseId.nullable(),
  requester: PersonId,
  proposed: Instant,
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
  statement: z
    .strictObject({
      id: StatementId,
      digest: Sha256,
      text: z.string(),
      issued: Instant,
    })
    .nullable(),
  signatures: z.array(SignatureView).readonly(),
  /** What people answered to the statement beside signing it. */
  answers: z.array(AnswerView).readonly(),
  sent: z
    .array(z.strictObject({ at: Instant, to: z.array(PersonId).readonly() }))
    .readonly(),
  /** Files shown to people whom it asks, beside the request itself. */
  reviews: z.array(ReviewView).readonly(),
  unmet: z.array(UnmetCondition).readonly(),
  exported: z
    .strictObject({ at: Instant, commit: GitId.nullable(), digest: Sha256 })
    .nullable(),
  merged: MergedView.nullable(),
  supersededBy: SupersededBy.nullable(),
});
export type ReleaseView = z.infer<typeof ReleaseView>;

export const GrantView = z.strictObject({ grant: GrantId, name: z.string() });
export type GrantView = z.infer<typeof GrantView>;
