// SPDX-License-Identifier: Apache-2.0
import type { Entry } from "../ledger/entries.ts";
import {
  type AgreementEntry,
  applyAgreement,
  isOfAgreement,
} from "./applyAgreement.ts";
import {
  applyConsent,
  type ConsentEntry,
  isOfConsent,
  recorded,
} from "./applyConsent.ts";
import {
  applyInspection,
  type InspectionEntry,
  isOfInspection,
} from "./applyInspection.ts";
import { assertNever } from "../../../shared/result.ts";
import type { AuditId } from "../../../shared/ids.ts";
import {
  applyEmbargo,
  type EmbargoEntry,
  isOfEmbargo,
} from "./applyEmbargo.ts";
import { applyInbox, type InboxEntry, isOfInbox } from "./applyInbox.ts";
import { holdersOf } from "./holders.ts";
import { applyKeys, isOfKeys, type KeysEntry } from "./applyKeys.ts";
import { applyPhase, isOfPhase, type PhaseEntry } from "./applyPhase.ts";
import { applyPerson } from "./applyPerson.ts";
import {
  applyImport,
  applyIntake,
  type IntakeEntry,
  isOfIntake,
} from "./applyIntake.ts";
import {
  applyFindings,
  type FindingEntry,
  isOfFindings,
} from "./applyFindings.ts";
import { applySrc, isOfSrc, type SrcEntry } from "./applySrc.ts";
import { applyRekey } from "./applyRekey.ts";
import {
  applyRelease,
  isOfRelease,
  type ReleaseEntry,
} from "./applyRelease.ts";
import type { AuditState, CharterState, State } from "./state.ts";

/** Entries are written by the use cases only after their checks, so a gap here is a bug. */
function required<T>(found: T | undefined, what: string): T {
  if (found === undefined)
    throw new Error(`ledger entry names an unknown ${what}`);
  return found;
}

function auditOf(state: State, audit: AuditId): AuditState {
  return required(state.audits.get(audit), "audit");
}

function charterOf(audit: AuditState, digest: string): CharterState {
  return required(
    audit.charters.find((charter) => charter.digest === digest),
    "charter",
  );
}

function setLost(state: State, object: string, lost: string | null): void {
  for (const { files } of holdersOf(state))
    for (const file of files) if (file.object === object) file.lost = lost;
}

function applyCharterAct(
  state: State,
  entry: Extract<
    Entry,
    { type: "charter.drafted" | "charter.discarded" | "charter.signed" }
  >,
): void {
  const audit = auditOf(state, entry.body.audit);
  if (entry.type !== "charter.signed")
    // A new draft takes the place of one that never came into force.
    audit.charters = audit.charters.filter((charter) => charter.inForce);
  if (entry.type === "charter.discarded") return;
  if (entry.type === "charter.drafted") {
    const { version, digest, text } = entry.body;
    audit.charters.push({
      version,
      digest,
      text,
      signatures: [],
      inForce: false,
    });
    return;
  }
  const charter = charterOf(audit, entry.body.digest);
  charter.signatures.push(recorded(entry.body, entry.at));
  if (entry.body.completes) charter.inForce = true;
}

export type VaultEntry = Extract<Entry, { type: `vault.${string}` }>;

export function isOfVault(entry: Entry): entry is VaultEntry {
  return entry.type.startsWith("vault.");
}

function applyVault(state: State, entry: VaultEntry): void {
  switch (entry.type) {
    case "vault.created":
      state.sample = entry.body.sample === true;
      return;
    case "vault.recovery-kit-made":
      state.recoveryKit = {
        made: entry.at,
        by: entry.actor,
        recipient: entry.body.recipient,
        sealed: entry.body.sealed ?? null,
      };
      if (state.handOver !== null) state.handOver.kitMade = true;
      return;
    case "vault.slot-added":
    case "vault.slot-changed":
    case "vault.slot-removed":
    case "vault.slot-renamed":
    case "vault.slot-recovered":
      state.slots = entry.body.slots;
      return;
    case "vault.repaired":
      if (entry.body.what === "object-restored")
        setLost(state, entry.body.subject, null);
      return;
    case "vault.object-lost":
      setLost(state, entry.body.object, entry.body.reason);
      return;
    case "vault.hand-over-begun":
      state.handOver = { ...entry.body, begun: entry.at, kitMade: false };
      return;
    case "vault.hand-over-ended":
      state.handOver = null;
      return;
    case "vault.adopted": {
      const { reason, lost } = entry.body;
      state.adoptions.push({ at: entry.at, reason, lost });
      return;
    }
    case "vault.rekey-begun":
    case "vault.rekey-abandoned":
    case "vault.rekeyed":
      applyRekey(state, entry);
      return;
    default:
      assertNever(entry);
  }
}

/** Adds one entry to the state, in place. */
export function applyEntry(state: State, entry: Entry): void {
  if (entry.at > state.latest) state.latest = entry.at;
  if (isOfVault(entry)) applyVault(state, entry);
  else if (isOfRelease(entry)) applyRelease(state, entry);
  else if (isOfConsent(entry)) applyConsent(state, entry);
  else if (isOfAgreement(entry)) applyAgreement(state, entry);
  else if (isOfInspection(entry)) applyInspection(state, entry);
  else if (isOfFindings(entry)) applyFindings(state, entry);
  else if (isOfSrc(entry)) applySrc(state, entry);
  else if (isOfIntake(entry)) applyIntake(state, entry);
  else if (isOfKeys(entry)) applyKeys(state, entry);
  else if (isOfInbox(entry)) applyInbox(state, entry);
  else if (isOfEmbargo(entry)) applyEmbargo(state, entry);
  else if (isOfPhase(entry)) applyPhase(state, entry);
  else applyAuditEntry(state, entry);
}

type AuditEntry = Exclude<
  Entry,
  | VaultEntry
  | ReleaseEntry
  | ConsentEntry
  | AgreementEntry
  | InspectionEntry
  | FindingEntry
  | SrcEntry
  | IntakeEntry
  | KeysEntry
  | InboxEntry
  | EmbargoEntry
  | PhaseEntry
>;

/** Of audits, their people, charters and deliverables. */
function applyAuditEntry(state: State, entry: AuditEntry): void {
  switch (entry.type) {
    case "charter.sent":
      return;
    case "audit.created": {
      const { audit, title } = entry.body;
      const empty = {
        people: new Map(),
        charters: [],
        answers: [],
        agreements: [],
        comments: [],
        recusals: [],
        ...{ formerPeople: new Map(), everyKey: new Map() },
        lostKeys: [],
        disclosures: [],
        reviews: [],
        embargoes: [],
        steps: new Map(),
        vendorKeys: new Map(),
        promises: new Map(),
      };
      state.audits.set(audit, { audit, title, created: entry.at, ...empty });
      return;
    }
    case "person.enrolled":
    case "person.roles-set":
    case "person.changed":
    case "person.key-lost":
    case "person.removed":
      applyPerson(auditOf(state, entry.body.audit), entry);
      return;
    case "charter.drafted":
    case "charter.discarded":
    case "charter.signed":
      applyCharterAct(state, entry);
      return;
    case "deliverable.imported":
      applyImport(state, entry.body, entry.at);
      return;
    case "deliverable.removed":
      required(
        state.deliverables.get(entry.body.deliverable),
        "deliverable",
      ).removed = true;
      return;
    default:
      assertNever(entry);
  }
}
