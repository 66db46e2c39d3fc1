// SPDX-License-Identifier: Apache-2.0
import type {
  AgreementName,
  AuditId,
  DeliverableId,
  FindingId,
  GitId,
  Instant,
  IntakeId,
  PersonId,
  ReleaseId,
  Sha256,
  StatementId,
  VersionId,
} from "../../../shared/ids.ts";
import type { Adoption } from "../../../shared/ipc/standing.ts";
import type {
  DeliverableKind,
  RoleTerm,
  Variant,
} from "../../../shared/ipc/views.ts";
import type {
  InspectionReport,
  WatchList,
} from "../../../shared/domain/inspection.ts";
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import type { ActBody } from "../ledger/entries.ts";
import type { answerActs } from "../ledger/consentActs.ts";
import type {
  DisclosureState,
  ReviewState,
  SentState,
  ShareState,
  StatementState,
} from "./leavingState.ts";
import type { AnsweredState, ExtractState } from "./srcState.ts";
import type { FindingState } from "./findingState.ts";
import type { Ticked } from "../../../shared/domain/phases.ts";
import type { EmbargoState } from "./embargoState.ts";
import type { AuditIntake, IntakeState, VersionStory } from "./intakeState.ts";
import type { FormerRoster } from "./formerRoster.ts";
import type { RecordedSignature } from "./recordedSignature.ts";
import type {
  HandOverState,
  KitState,
  OwnKeyState,
  RekeyState,
} from "./vaultState.ts";
import type { Slot } from "../vault/slot.ts";
import type { HeldFile, ReceivedState, TrustedCharter } from "./inboxState.ts";

/**
 * What the ledger adds up to. Derived and disposable: a fold over the entries gives it back.
 * Maps, since `constructor` is a fine name for a person and no key of a plain object.
 */
export interface State {
  /** Made as one, at its first entry. */
  sample: boolean;
  /** Null until one is made. */
  recoveryKit: KitState | null;
  /** The hand-over that is under way. */
  handOver: HandOverState | null;
  /** Null until they change for the first time: the header's are those that it was made with. */
  slots: readonly Slot[] | null;
  /** The latest time in any entry: the clock may not fall behind it. */
  latest: Instant;
  /** Times when the holder went on with a ledger that lacked entries. */
  adoptions: Adoption[];
  /** Begun and not abandoned: what may still be written belongs to the vault under new keys. */
  rekey: RekeyState | null;
  /** By key. */
  ownKeys: Map<string, OwnKeyState>;
  audits: Map<AuditId, AuditState>;
  deliverables: Map<DeliverableId, DeliverableState>;
  releases: Map<ReleaseId, ReleaseState>;
  intakes: Map<IntakeId, IntakeState>;
  consents: Map<StatementId, ConsentState>;
  inspections: Map<VersionId, InspectionState>;
  /** Versions that are clean copies of others. */
  cleanCopies: Map<VersionId, CleanCopyState>;
  /** What was marked on versions as removed from what is made public of them. */
  removals: Map<VersionId, readonly string[]>;
  /** Of all audits, in the order in which they were recorded; those that were removed are not here. */
  findings: Map<FindingId, FindingState>;
  /** Versions that were made in the vault from findings. */
  extracts: Map<VersionId, ExtractState>;
  /** Files of dispositions that came back, oldest first. */
  answered: AnsweredState[];
  /** Of audits that have one. */
  watchLists: Map<AuditId, WatchList>;
  /** Requests from other vaults, by the digest of what is to be signed. */
  received: Map<Sha256, ReceivedState>;
  /** Charters that requests from other vaults are judged by, in the order in which they were taken. */
  trusted: Map<AuditId, TrustedCharter[]>;
}

export type CleanCopyState = ActBody<"inspection.cleaned"> & { at: Instant };

/** The last report on a version, and every decision about its findings. */
export interface InspectionState {
  at: Instant;
  /** Digest of what was looked for beside the rules. */
  watch: Sha256;
  report: InspectionReport;
  resolutions: Map<ItemId, ResolutionState>;
}

export interface ResolutionState {
  at: Instant;
  person: PersonId;
  reason: string;
}

export interface AuditState extends AuditIntake, FormerRoster<PersonState> {
  audit: AuditId;
  title: string;
  created: Instant;
  people: Map<PersonId, PersonState>;
  /** In order of version; only the last may be a draft. */
  charters: CharterState[];
  /** What people answered to statements, and said of themselves. */
  answers: AnswerState[];
  /** Texts that people agree to. */
  agreements: AgreementState[];
  /** What people wrote elsewhere of agreeing, noted by an owner. */
  comments: CommentState[];
  /** People whom an owner recorded as recused, beside those who declared it. */
  recusals: RecusalState[];
  /** Keys that an owner recorded as lost, and those that their holders revoked. */
  lostKeys: LostKeyState[];
  /** What left in another way, recorded by hand. */
  disclosures: DisclosureState[];
  /** Files of requests that were shown to people whom they ask. */
  reviews: ReviewState[];
  /** Dates until which results are held back, in the order in which they were proposed. */
  embargoes: EmbargoState[];
  /** What was said last of steps that people tick. */
  steps: Map<string, Ticked>;
}

export interface AgreementState {
  name: AgreementName;
  /** Oldest first; only the last is asked for. */
  versions: { digest: Sha256; text: string; source: string; at: Instant }[];
  retired: boolean;
}

export interface CommentState {
  person: PersonId;
  url: string;
  text: string;
  at: Instant;
}

export interface LostKeyState {
  person: PersonId;
  /** `type SP base64`. */
  key: string;
  since: Instant;
  reason: string;
  at: Instant;
  /** On whose word: its holder's, signed, or an owner's. */
  by: "holder" | "owner";
}

export interface RecusalState {
  person: PersonId;
  /** Null: the whole audit. */
  vendor: string | null;
  reason: string;
  at: Instant;
}

export interface AnswerState {
  act: (typeof answerActs)[number];
  digest: Sha256;
  text: string;
  signature: RecordedSignature;
}

export interface PersonState {
  person: PersonId;
  name: string;
  roles: readonly RoleTerm[];
  signKeys: readonly string[];
  sealKeys: readonly string[];
  enrolled: Instant;
}

export interface CharterState {
  version: number;
  digest: Sha256;
  text: string;
  signatures: RecordedSignature[];
  inForce: boolean;
}

export interface VersionState extends HeldFile, VersionStory {
  version: VersionId;
  variant: Variant;
  imported: Instant;
  from: string;
  channel: string;
}

export interface DeliverableState {
  deliverable: DeliverableId;
  audit: AuditId;
  kind: DeliverableKind;
  title: string;
  versions: VersionState[];
  removed: boolean;
}

/** What was signed, and is asked for no more. */
export interface EarlierStatement {
  statement: StatementState;
  judged: ReleaseState["judged"];
  signatures: RecordedSignature[];
  /** When another took its place. */
  replaced: Instant;
}

export interface ReleaseState {
  release: ReleaseId;
  audit: AuditId;
  requester: PersonId;
  files: readonly { version: VersionId; path: string }[];
  place: string;
  purpose: string;
  author: string;
  expires: Instant;
  notBefore: Instant | null;
  base: GitId | null;
  clone: string | null;
  /** Files of the base that its commit removes, sorted by bytes. */
  removes: readonly string[];
  supersedes: ReleaseId | null;
  /** Findings that must not be in any of its files, sorted. */
  carveOuts: readonly FindingId[];
  proposed: Instant;
  statement: StatementState | null;
  /** Texts that the statement is judged by. */
  judged: readonly { name: string; text: string }[];
  signatures: RecordedSignature[];
  /** Statements that people had signed and that were made anew, oldest first. */
  earlier: EarlierStatement[];
  sent: SentState[];
  abandoned: boolean;
  exported: { at: Instant; commit: GitId | null; digest: Sha256 } | null;
  /** The commit that was seen last to bring it into a clone of the public repository. */
  merged: { at: Instant; commit: GitId; signers: readonly PersonId[] } | null;
}

export interface ConsentState {
  /** The statement's Id. */
  consent: StatementId;
  audit: AuditId;
  files: readonly { version: VersionId; path: string }[];
  statement: StatementState;
  signatures: RecordedSignature[];
  sent: SentState[];
  abandoned: boolean;
  shares: ShareState[];
}

export function emptyState(at: Instant): State {
  return {
    sample: false,
    recoveryKit: null,
    handOver: null,
    slots: null,
    latest: at,
    adoptions: [],
    rekey: null,
    ownKeys: new Map(),
    audits: new Map(),
    deliverables: new Map(),
    releases: new Map(),
    intakes: new Map(),
    consents: new Map(),
    inspections: new Map(),
    cleanCopies: new Map(),
    removals: new Map(),
    findings: new Map(),
    ...{ extracts: new Map(), answered: [] },
    watchLists: new Map(),
    received: new Map(),
    trusted: new Map(),
  };
}
