// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  disclosuresAsCsv,
  disclosuresAsJson,
} from "../../../shared/text/disclosureTable.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { sealAgeBytes } from "../../crypto/age/seal.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import type { ActBody } from "../ledger/entries.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { requireWritable, type Session } from "../session.ts";
import { disclosuresOf } from "./disclosureViews.ts";
import { parseRecipients } from "./sendRequest.ts";

/** Those that are named, in the order of the list; all when none are. */
export function chosenDisclosures(
  session: Session,
  audit: AuditState,
  ids: readonly string[] | undefined,
): Result<readonly DisclosureView[], Failure> {
  const all = disclosuresOf(session, audit);
  if (ids === undefined) return ok(all);
  const known = new Set(all.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    return err(failure("disclosure-unknown", { disclosure: unknown }));
  const wanted = new Set(ids);
  return ok(all.filter(({ id }) => wanted.has(id)));
}

/** Every key that things are sealed to, of each of these people. */
export function recipientsOf(
  audit: AuditState,
  people: readonly PersonId[],
): Result<AgeRecipient[], Failure> {
  const recipients: AgeRecipient[] = [];
  for (const person of new Set(people)) {
    const known = audit.people.get(person);
    if (known === undefined) return err(failure("person-unknown", { person }));
    if (known.sealKeys.length === 0)
      return err(failure("release-no-sealing-key", { person }));
    const lines = known.sealKeys.map((recipient) => ({ person, recipient }));
    const parsed = parseRecipients(lines);
    if (!parsed.ok) return parsed;
    recipients.push(...parsed.value);
  }
  return ok(recipients);
}

/**
 * Writes what is no deliverable as one new file, and puts that on the record before it is acknowledged;
 * without the record, no file stays.
 */
export async function writeOnRecord(
  session: Session,
  path: string,
  bytes: Uint8Array,
  about: Omit<ActBody<"disclosure.exported">, "sha256">,
): Promise<Result<Sha256, Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const { storage } = session;
  const written = await storage.createDurably(path, bytes, 0o600);
  if (!written.ok) return written;
  const digest = sha256(bytes);
  const body: ActBody<"disclosure.exported"> = { ...about, sha256: digest };
  const committed = await session.commit([
    { type: "disclosure.exported", body },
  ]);
  if (committed.ok) return ok(digest);
  await storage.remove(path);
  return committed;
}

/** The list holds names and digests, never content; still it is sealed unless a person says otherwise. */
export async function exportDisclosures(
  context: Context,
  request: ParsedRequest<"disclosure.export">,
): Promise<Result<Response<"disclosure.export">, Failure>> {
  const session = context.openSession();
  if (!session.ok) return session;
  const audit = auditOf(session.value, request.audit);
  if (!audit.ok) return audit;
  const path = context.pathOf(request.file, "disclosure-list");
  if (!path.ok) return path;
  const chosen = chosenDisclosures(
    session.value,
    audit.value,
    request.disclosures,
  );
  if (!chosen.ok) return chosen;
  const text =
    request.format === "csv"
      ? disclosuresAsCsv(chosen.value)
      : disclosuresAsJson(request.audit, chosen.value);
  const { protection } = request;
  const to = protection.kind === "sealed" ? [...new Set(protection.to)] : [];
  const roster = rosterNow(session.value, audit.value);
  const recipients = recipientsOf(roster, to);
  if (!recipients.ok) return recipients;
  const plain = encodeUtf8(text);
  const bytes =
    protection.kind === "sealed"
      ? sealAgeBytes(recipients.value, plain).file
      : plain;
  const about = { audit: request.audit, what: "list", to } as const;
  const written = await writeOnRecord(session.value, path.value, bytes, about);
  return written.ok
    ? ok({ sha256: written.value, disclosures: chosen.value.length })
    : written;
}
