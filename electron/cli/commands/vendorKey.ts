// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { sentence, table } from "../layout.ts";
import { path, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";

const pin = auditCommand({
  words: ["vendor-key", "pin"],
  summary: "Pins a vendor's public key of minisign or OpenPGP for an audit.",
  details: [
    "Compare the fingerprint with the vendor by voice. SSH keys are not pinned here: enrol their person with the role vendor.",
  ],
  positionals: { key: required("file", "the public key's file", path) },
  options: {
    holder: required("words", "whose key it is", words),
  },
  async run(session, audit, given) {
    const done = await session.call("vendorKey.pin", {
      ...{ audit, holder: given.holder },
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

const list = auditCommand({
  words: ["vendor-key", "list"],
  summary: "Lists the keys that count as a vendor's in an audit.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("vendorKey.list", { audit });
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

const unpin = auditCommand({
  words: ["vendor-key", "unpin"],
  summary: "Takes back the pinning of a vendor's key, on the record.",
  positionals: { id: required("id", "the key's whole id", words) },
  options: {
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const { id, reason } = given;
    const done = await session.call("vendorKey.unpin", {
      audit,
      id,
      reason,
    });
    return done.ok
      ? ok({ value: {}, text: sentence(`Pinned no more: ${id}.`) })
      : refused(done.error);
  },
});

export const vendorKeyCommands: readonly Command[] = [pin, list, unpin];
