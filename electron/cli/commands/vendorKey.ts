// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { sentence, table } from "../layout.ts";
import { path, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import { auditOption } from "./audit.ts";

const pin = vaultCommand({
  words: ["vendor-key", "pin"],
  summary: "Pins a vendor's public key of minisign or OpenPGP for an audit.",
  details: [
    "Compare the fingerprint with the vendor by voice. SSH keys are not pinned here: enrol their person with the role vendor.",
  ],
  positionals: { key: required("file", "the public key's file", path) },
  options: {
    audit: auditOption,
    holder: required("words", "whose key it is", words),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const done = await session.call("vendorKey.pin", {
      ...{ audit: audit.value, holder: given.holder },
      file: session.grant(given.key),
    });
    return done.ok
      ? ok({
          value: done.value,
          text: sentence(
            `Pinned: ${done.value.kind} ${done.value.id} of ${done.value.holder}.`,
          ),
        })
      : refused(done.error);
  },
});

const list = vaultCommand({
  words: ["vendor-key", "list"],
  summary: "Lists the keys that count as a vendor's in an audit.",
  positionals: {},
  options: { audit: auditOption },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const listed = await session.call("vendorKey.list", { audit: audit.value });
    if (!listed.ok) return refused(listed.error);
    const rows = listed.value.keys.map(({ kind, id, holder, pinned }) => [
      kind,
      id,
      holder,
      pinned ?? "enrolled",
    ]);
    return ok({
      value: listed.value,
      text:
        rows.length === 0
          ? sentence("No vendor's key is known in this audit.")
          : table(["Kind", "Key", "Holder", "Pinned"], rows),
    });
  },
});

const unpin = vaultCommand({
  words: ["vendor-key", "unpin"],
  summary: "Takes back the pinning of a vendor's key, on the record.",
  positionals: { id: required("id", "the key's whole id", words) },
  options: {
    audit: auditOption,
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const { id, reason } = given;
    const done = await session.call("vendorKey.unpin", {
      audit: audit.value,
      id,
      reason,
    });
    return done.ok
      ? ok({ value: {}, text: sentence(`Pinned no more: ${id}.`) })
      : refused(done.error);
  },
});

export const vendorKeyCommands: readonly Command[] = [pin, list, unpin];
