// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { AgreementName } from "../../../shared/ids.ts";
import type { AuditStanding } from "../../../shared/ipc/agreementContract.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import { writeFolder } from "../exchange/writeFolder.ts";
import type { Handlers } from "../handler.ts";
import { longestAgreement } from "../ledger/agreementActs.ts";
import type { Act } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import { type OpenAudit, openAudit } from "../people/openAudit.ts";
import { auditStanding } from "./auditStanding.ts";
import { attestationRequest } from "./sendAttestations.ts";

async function commit(
  { session, audit }: OpenAudit,
  act: Act,
): Promise<Result<AuditStanding, Failure>> {
  const committed = await session.commit([act]);
  return committed.ok ? ok(auditStanding(session, audit)) : committed;
}

/** The exact text in a file that a person chose, and the name that statements will list it under. */
async function textIn(
  context: Context,
  { file, name: wanted }: ParsedRequest<"agreement.import">,
) {
  const path = context.pathOf(file, "agreement");
  if (!path.ok) return path;
  const own = wanted ?? basename(path.value).toLowerCase();
  const name = AgreementName.safeParse(own);
  if (!name.success)
    return err(failure("agreement-name-refused", { name: own }));
  const bytes = await context.storage.readWhole(path.value, longestAgreement);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0)
    return err(failure("file-empty", { name: own }));
  const text = decodeUtf8(bytes.value);
  const reason = "it is not UTF-8 text";
  return text === null
    ? err(failure("text-refused", { field: "file", reason }))
    : ok({ name: name.data, text, digest: sha256(bytes.value) });
}

function checkRecusal(
  { audit }: OpenAudit,
  { person, vendor, reason }: ParsedRequest<"recusal.record">,
) {
  if (!audit.people.has(person))
    return err(failure("person-unknown", { person }));
  const why = checkPlainText(reason, "reason");
  if (!why.ok) return why;
  const of = vendor === undefined ? null : checkPlainText(vendor, "vendor");
  if (of?.ok === false) return of;
  const scope = of?.value ?? null;
  const known = audit.recusals.some(
    (each) => each.person === person && each.vendor === scope,
  );
  return known
    ? err(failure("recusal-recorded-already", { person }))
    : ok({ person, vendor: scope, reason: why.value });
}

export const agreementHandlers: Handlers<
  | "agreement.show"
  | "agreement.import"
  | "agreement.retire"
  | "agreement.note"
  | "agreement.send"
  | "recusal.record"
> = {
  "agreement.show": (context, request) => {
    const open = openAudit(context, request.audit);
    return Promise.resolve(
      open.ok ? ok(auditStanding(open.value.session, open.value.audit)) : open,
    );
  },

  async "agreement.import"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const source = checkPlainText(request.source, "source");
    if (!source.ok) return source;
    const read = await textIn(context, request);
    if (!read.ok) return read;
    const { name, digest } = read.value;
    const known = open.value.audit.agreements.find(
      (each) => each.name === name,
    );
    if (known?.retired === false && known.versions.at(-1)?.digest === digest)
      return err(failure("agreement-unchanged", { name }));
    const body = { audit: request.audit, ...read.value, source: source.value };
    return commit(open.value, { type: "agreement.imported", body });
  },

  async "agreement.retire"(context, { audit, name, reason }) {
    const open = openAudit(context, audit);
    if (!open.ok) return open;
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const known = open.value.audit.agreements.find(
      (each) => each.name === name && !each.retired,
    );
    if (known === undefined) return err(failure("agreement-unknown", { name }));
    const body = { audit, name, reason: plain.value };
    return commit(open.value, { type: "agreement.retired", body });
  },

  async "agreement.note"(context, { audit, person, url, text }) {
    const open = openAudit(context, audit);
    if (!open.ok) return open;
    if (!open.value.audit.people.has(person))
      return err(failure("person-unknown", { person }));
    const where = checkPlainText(url, "url");
    if (!where.ok) return where;
    const body = { audit, person, url: where.value, text };
    return commit(open.value, { type: "agreement.comment-noted", body });
  },

  async "agreement.send"(context, { audit, people, expires, folder }) {
    const open = openAudit(context, audit);
    if (!open.ok) return open;
    const path = context.pathOf(folder, "agreement-folder");
    if (!path.ok) return path;
    const { session } = open.value;
    const made = attestationRequest(session, open.value.audit, people, expires);
    if (!made.ok) return made;
    const { to, files } = made.value;
    const body = { audit, to: [...to] };
    const committed = await session.commit([{ type: "agreement.asked", body }]);
    if (!committed.ok) return committed;
    const written = await writeFolder(context.storage, path.value, files);
    return written.ok ? ok({ files: written.value.files, to }) : written;
  },

  async "recusal.record"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const checked = checkRecusal(open.value, request);
    if (!checked.ok) return checked;
    const body = { audit: request.audit, ...checked.value };
    return commit(open.value, { type: "recusal.recorded", body });
  },
};
