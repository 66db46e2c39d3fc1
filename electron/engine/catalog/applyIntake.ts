// SPDX-License-Identifier: Apache-2.0
import { assertNever } from "../../../shared/result.ts";
import type {
  Instant,
  IntakeId,
  Sha256,
  VersionId,
} from "../../../shared/ids.ts";
import type { ActBody, Entry } from "../ledger/entries.ts";
import type { ReceiptState } from "./intakeState.ts";
import type { AuditState, State, VersionState } from "./state.ts";

const families = ["intake.", "vendor-key.", "promise.", "version."] as const;
export type IntakeEntry = Extract<
  Entry,
  { type: `${(typeof families)[number]}${string}` }
>;

export function isOfIntake(entry: Entry): entry is IntakeEntry {
  return families.some((family) => entry.type.startsWith(family));
}

function versionOf(state: State, version: VersionId): VersionState {
  for (const { versions } of state.deliverables.values())
    for (const each of versions) if (each.version === version) return each;
  throw new Error("ledger entry names an unknown version");
}

function auditOf(state: State, id: AuditState["audit"]): AuditState {
  const found = state.audits.get(id);
  if (found === undefined)
    throw new Error("ledger entry names an unknown audit");
  return found;
}

export function applyImport(
  state: State,
  body: ActBody<"deliverable.imported">,
  at: Instant,
): void {
  const { audit, deliverable, kind, title, ...rest } = body;
  const {
    version,
    variant,
    name,
    size,
    sha256,
    object,
    header,
    from,
    channel,
    handedOver,
  } = rest;
  const known = state.deliverables.get(deliverable);
  const into = known ?? {
    deliverable,
    audit,
    kind,
    title,
    versions: [],
    removed: false,
  };
  if (known === undefined) state.deliverables.set(deliverable, into);
  into.versions.push({
    version,
    variant,
    name,
    size,
    sha256,
    object,
    header,
    imported: at,
    from,
    channel,
    lost: null,
    handedOver: handedOver ?? null,
    lineage: null,
    comments: [],
  });
}

type OfIntake = Extract<Entry, { type: `intake.${string}` }>;
type OfReceipt = Extract<
  OfIntake,
  { type: `intake.receipt-${string}` | "intake.countersigned" }
>;

function applyHandOver(
  state: State,
  entry: Exclude<OfIntake, OfReceipt>,
): void {
  const { at } = entry;
  switch (entry.type) {
    case "intake.begun": {
      const { signatures: _signatures, ...body } = entry.body;
      state.intakes.set(body.intake, {
        ...body,
        at,
        by: entry.actor,
        accepted: [],
        receipts: [],
        ended: null,
      });
      return;
    }
    case "intake.accepted": {
      const { intake, ...accepted } = entry.body;
      state.intakes.get(intake)?.accepted.push({ ...accepted, at });
      return;
    }
    case "intake.ended": {
      const found = state.intakes.get(entry.body.intake);
      if (found !== undefined) found.ended = { at, taken: entry.body.taken };
      return;
    }
  }
}

function applyReceipt(state: State, entry: OfReceipt): void {
  const { at } = entry;
  switch (entry.type) {
    case "intake.receipt-signed": {
      const { intake, digest, text, ...signed } = entry.body;
      const signature = { ...signed, at };
      state.intakes.get(intake)?.receipts.push({
        digest,
        text,
        signature,
        sent: [],
        countersigned: [],
      });
      return;
    }
    case "intake.receipt-sent": {
      const { intake: _intake, digest: _digest, ...sent } = entry.body;
      receiptOf(state, entry.body)?.sent.push({ ...sent, at });
      return;
    }
    case "intake.countersigned": {
      const { intake: _intake, digest: _digest, ...came } = entry.body;
      receiptOf(state, entry.body)?.countersigned.push({ ...came, at });
      return;
    }
  }
}

function receiptOf(
  { intakes }: State,
  { intake, digest }: { readonly intake: IntakeId; readonly digest: Sha256 },
): ReceiptState | undefined {
  const receipts = intakes.get(intake)?.receipts ?? [];
  return receipts.find((receipt) => receipt.digest === digest);
}

export function applyIntake(state: State, entry: IntakeEntry): void {
  const { at } = entry;
  switch (entry.type) {
    case "intake.begun":
    case "intake.accepted":
    case "intake.ended":
      applyHandOver(state, entry);
      return;
    case "intake.receipt-signed":
    case "intake.receipt-sent":
    case "intake.countersigned":
      applyReceipt(state, entry);
      return;
    case "vendor-key.pinned": {
      const { audit, ...key } = entry.body;
      auditOf(state, audit).vendorKeys.set(key.id, { ...key, at });
      return;
    }
    case "vendor-key.unpinned":
      auditOf(state, entry.body.audit).vendorKeys.delete(entry.body.id);
      return;
    case "promise.set": {
      const { audit, ...promise } = entry.body;
      auditOf(state, audit).promises.set(promise.promise, promise);
      return;
    }
    case "promise.dropped":
      auditOf(state, entry.body.audit).promises.delete(entry.body.promise);
      return;
    case "version.described": {
      const { version, ...lineage } = entry.body;
      versionOf(state, version).lineage = lineage;
      return;
    }
    case "version.commented": {
      const { version, by, text } = entry.body;
      versionOf(state, version).comments.push({ at, by, text });
      return;
    }
    default:
      assertNever(entry);
  }
}
