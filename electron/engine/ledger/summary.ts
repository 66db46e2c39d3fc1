// SPDX-License-Identifier: Apache-2.0
import { isOfVault, type VaultEntry } from "../catalog/apply.ts";
import { isOfRelease, type ReleaseEntry } from "../catalog/applyRelease.ts";
import {
  type AgreementEntry,
  isOfAgreement,
} from "../catalog/applyAgreement.ts";
import { isOfIntake } from "../catalog/applyIntake.ts";
import { intakeSummary } from "./intakeSummary.ts";
import { type ConsentEntry, isOfConsent } from "../catalog/applyConsent.ts";
import { isOfInspection } from "../catalog/applyInspection.ts";
import { inspectionSummary } from "./inspectionSummary.ts";
import { isOfFindings } from "../catalog/applyFindings.ts";
import { findingSummary } from "./findingSummary.ts";
import { isOfEmbargo } from "../catalog/applyEmbargo.ts";
import { isOfPhase, phaseSummary } from "../catalog/applyPhase.ts";
import { embargoSummary } from "./embargoSummary.ts";
import { isOfSrc, srcSummary } from "../catalog/applySrc.ts";
import { isOfInbox } from "../catalog/applyInbox.ts";
import type { ActBody, Entry, SlotAct } from "./entries.ts";
import { inboxSummary } from "./inboxSummary.ts";

function list(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}

function recoverySummary({
  name,
  slots,
  rebuilt,
}: ActBody<"vault.slot-recovered">): string {
  return (
    [
      `${name} came back with the recovery kit and was given a passphrase`,
      ...(slots.length === 1 ? ["it is now the only one"] : []),
      ...(rebuilt ? ["the damaged header was made anew"] : []),
    ].join("; ") + "."
  );
}

function rekeyedSummary({
  name,
  objects,
  lost,
  kit,
}: ActBody<"vault.rekeyed">): string {
  return (
    [
      `${String(objects.length)} file(s) were sealed under new keys, which ${name} alone has a passphrase for`,
      ...(lost.length > 0
        ? [`${String(lost.length)} damaged or missing file(s) were left behind`]
        : []),
      kit === null
        ? "recovery kits of before open this vault no more"
        : "the recovery kit of before opens it too",
    ].join("; ") + "."
  );
}

function slotSummary({ type, body }: SlotAct): string {
  const { name } = body;
  switch (type) {
    case "vault.slot-added":
      return `${name} was given a passphrase of the vault.`;
    case "vault.slot-changed":
      return `The passphrase of ${name} was changed.`;
    case "vault.slot-removed":
      return `The passphrase of ${name} was removed; copies of the vault from before still open with it.`;
    case "vault.slot-renamed":
      return `The passphrase of ${body.before} is now that of ${name}.`;
    case "vault.slot-recovered":
      return recoverySummary(body);
  }
}

function vaultSummary(entry: VaultEntry): string {
  switch (entry.type) {
    case "vault.created":
      return "The vault was created.";
    case "vault.recovery-kit-made":
      return "A recovery kit was made; earlier kits open this vault no more.";
    case "vault.adopted":
      return `The holder went on with this ledger although ${entry.body.lost === null ? "it was damaged" : `entries up to ${String(entry.body.lost.seq)} are lost`}: ${entry.body.reason}.`;
    case "vault.repaired":
      return `${repairWords[entry.body.what]}: ${entry.body.subject}.`;
    case "vault.object-lost":
      return `Object ${entry.body.object} was recorded as lost: ${entry.body.reason}.`;
    case "vault.hand-over-begun":
      return `${entry.body.fromName} began to hand the vault over to ${entry.body.toName}.`;
    case "vault.hand-over-ended":
      return entry.body.done
        ? `The vault was handed over from ${entry.body.fromName} to ${entry.body.toName}.`
        : `The hand-over from ${entry.body.fromName} to ${entry.body.toName} was stopped; both can open the vault.`;
    case "vault.rekey-begun":
      return `Everything is being sealed under new keys, into ${entry.body.to}; here nothing is recorded meanwhile.`;
    case "vault.rekey-abandoned":
      return `The sealing under new keys was abandoned: ${entry.body.reason}.`;
    case "vault.rekeyed":
      return rekeyedSummary(entry.body);
    case "vault.slot-added":
    case "vault.slot-changed":
    case "vault.slot-removed":
    case "vault.slot-renamed":
    case "vault.slot-recovered":
      return slotSummary(entry);
  }
}

const repairWords = {
  "object-restored": "A damaged or missing file was put back from a backup",
  "object-set-aside": "A file that no entry names was moved to quarantine",
  "copy-set-aside": "A synchronising program's copy was moved to quarantine",
  "header-rebuilt": "The damaged header was made anew",
  "ledger-extended": "Damaged or missing entries were put back from a backup",
} as const;

function rolesSummary({ person, roles }: ActBody<"person.roles-set">): string {
  const terms = roles.map(
    ({ role, from, until }) => `${role} from ${from} until ${until}`,
  );
  return `The roles of ${person} are from now on ${list(terms)}.`;
}

/** What an entry records, in a sentence or two. */
export function summarise(entry: Entry): string {
  if (isOfVault(entry)) return vaultSummary(entry);
  if (isOfRelease(entry)) return releaseSummary(entry);
  if (isOfConsent(entry)) return consentSummary(entry);
  if (isOfIntake(entry)) return intakeSummary(entry);
  if (isOfAgreement(entry)) return agreementSummary(entry);
  if (isOfInspection(entry)) return inspectionSummary(entry);
  if (isOfFindings(entry)) return findingSummary(entry);
  if (isOfSrc(entry)) return srcSummary(entry);
  if (isOfInbox(entry)) return inboxSummary(entry);
  if (isOfEmbargo(entry)) return embargoSummary(entry);
  if (isOfPhase(entry)) return phaseSummary(entry);
  switch (entry.type) {
    case "audit.created":
      return `Audit ${entry.body.audit} was created: ${entry.body.title}.`;
    case "person.enrolled":
      return `${entry.body.name} (${entry.body.person}) was enrolled as ${list(entry.body.roles.map(({ role }) => role))}.`;
    case "person.roles-set":
      return rolesSummary(entry.body);
    case "person.changed":
      return `Keys or terms of ${entry.body.person} were changed: ${entry.body.reason}. ${rolesSummary(entry.body)}`;
    case "person.key-lost":
      return `A key of ${entry.body.person} was recorded as lost since ${entry.body.since}: ${entry.body.reason}.`;
    case "person.removed":
      return `${entry.body.person} was removed: ${entry.body.reason}.`;
    case "own-key.made":
      return `The key ${entry.body.name} to sign with was made in the vault.`;
    case "own-key.removed":
      return `A key to sign with was removed from the vault: ${entry.body.reason}.`;
    case "charter.drafted":
      return `Charter version ${String(entry.body.version)} of ${entry.body.audit} was drafted.`;
    case "charter.discarded":
      return `The charter draft of ${entry.body.audit} was discarded: ${entry.body.reason}.`;
    case "charter.sent":
      return `The charter draft of ${entry.body.audit} was written out for signing.`;
    case "charter.signed":
      return entry.body.completes
        ? `${entry.body.person} signed the charter of ${entry.body.audit}, which is now in force.`
        : `${entry.body.person} signed the charter of ${entry.body.audit}.`;
    case "deliverable.imported":
      return `${entry.body.name} came from ${entry.body.from} by ${entry.body.channel}.`;
    case "deliverable.removed":
      return `A deliverable was removed: ${entry.body.reason}.`;
  }
}

function releaseSummary(entry: ReleaseEntry): string {
  switch (entry.type) {
    case "release.proposed":
      return `${entry.body.requester} proposed to release ${String(entry.body.files.length)} file(s): ${entry.body.purpose}.`;
    case "release.requested":
      return "The statement of a release was fixed; its bytes are what people sign.";
    case "release.signed":
      return `${entry.body.person} signed the approval of a release.`;
    case "release.sent":
      return `A request was sealed to ${list(entry.body.to)}.`;
    case "release.abandoned":
      return `A release was abandoned: ${entry.body.reason}.`;
    case "release.export-begun":
      return "The writing of an authorized release bundle began.";
    case "release.exported":
      return "A release bundle was authorized and written.";
    case "release.merged":
      return `The commit ${entry.body.commit} of a clone brings a release as it was signed by ${list(entry.body.signers)}.`;
  }
}

const answerWords = {
  decline: "declined, or asked for changes",
  withdrawal: "withdrew what they had agreed to",
  receipt: "confirmed what arrived",
  attestation: "agreed to the policies of the audit",
  declaration: "declared their interests",
  revocation: "revoked a key",
} as const;

const exportWords = {
  list: "The list of disclosures",
  "breach-draft": "The draft of a report of a breach",
  calendar: "The calendar of an embargo",
  checklist: "The checklist of phases",
  picture: "A picture of the audit",
  announcement: "A draft of the announcement of a release",
} as const;

function exportSummary({
  what,
  to,
}: Extract<ConsentEntry, { type: "disclosure.exported" }>["body"]): string {
  const exported = `${exportWords[what]} was written out`;
  return to.length === 0
    ? `${exported}, not sealed.`
    : `${exported}, sealed to ${list(to)}.`;
}

function consentSummary(entry: ConsentEntry): string {
  switch (entry.type) {
    case "consent.requested":
      return `Consent to share ${String(entry.body.files.length)} file(s) was asked for; the statement's bytes are what people sign.`;
    case "consent.signed":
      return `${entry.body.person} signed a consent.`;
    case "consent.sent":
      return `A request for consent was sealed to ${list(entry.body.to)}.`;
    case "consent.abandoned":
      return `A request for consent was abandoned: ${entry.body.reason}.`;
    case "share.begun":
      return `The sealing of ${String(entry.body.files.length)} file(s) to ${list(entry.body.to.map(({ person }) => person))} began.`;
    case "share.written":
      return "A share was authorized and written.";
    case "review.begun":
      return `The sealing of the files of a request to ${list(entry.body.to.map(({ person }) => person))}, who are to judge it, began.`;
    case "review.written":
      return "The files of a request were sealed for review.";
    case "disclosure.recorded":
      return `It was recorded that ${list(entry.body.to)} received ${list(entry.body.what)} by ${entry.body.how}.`;
    case "disclosure.exported":
      return exportSummary(entry.body);
    case "answer.recorded":
      return `${entry.body.person} ${answerWords[entry.body.act]}.`;
  }
}

function agreementSummary(entry: AgreementEntry): string {
  switch (entry.type) {
    case "agreement.imported":
      return `${entry.body.name} came from ${entry.body.source}; people are asked to agree to it.`;
    case "agreement.retired":
      return `Nobody is asked to agree to ${entry.body.name} any more: ${entry.body.reason}.`;
    case "agreement.asked":
      return `${list(entry.body.to)} were asked to agree to the texts of ${entry.body.audit}.`;
    case "agreement.comment-noted":
      return `It was noted what ${entry.body.person} wrote of agreeing at ${entry.body.url}; it is not signed and counts for nothing.`;
    case "recusal.recorded":
      return `${entry.body.person} was recorded as recused from ${entry.body.vendor === null ? "the whole audit" : `what ${entry.body.vendor} made`}: ${entry.body.reason}.`;
  }
}
