// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, optional, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { sentence, table } from "../layout.ts";
import { instant, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import { auditOption } from "./audit.ts";

const kinds = {
  share: "shared",
  request: "asked to judge",
  earlier: "in another way",
} as const satisfies Record<DisclosureView["kind"], string>;

function listText(disclosures: readonly DisclosureView[]): string {
  if (disclosures.length === 0)
    return sentence("Nothing has left, as far as this vault knows.");
  const rows = disclosures.flatMap(
    ({ kind, at, to, files, purpose, receipts }) =>
      files.map(({ path, sha256 }) => [
        at,
        to.join(", "),
        path,
        kinds[kind],
        receipts.length === 0 ? "-" : receipts.join(", "),
        sha256 ?? "-",
        purpose,
      ]),
  );
  const heads = [
    ...["When", "Who", "What", "How", "Confirmed by", "SHA-256"],
    "For",
  ];
  return table(heads, rows);
}

const list = vaultCommand({
  words: ["disclosure", "list"],
  summary: "Lists what left the vault: what, to whom, when and under what.",
  details: [
    "Shares, and requests that showed files to the people of the charter; and what was recorded of other ways. Releases are public, and in their own list.",
  ],
  positionals: {},
  options: {
    audit: auditOption,
    to: optional("person", "what this person received", words),
    what: optional("path", "who received this file", words),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const listed = await session.call("disclosure.list", {
      audit: audit.value,
    });
    if (!listed.ok) return refused(listed.error);
    const { to: who, what } = given;
    const disclosures = listed.value.disclosures.filter(
      ({ to, files }) =>
        (who === undefined || to.includes(who)) &&
        (what === undefined || files.some(({ path }) => path === what)),
    );
    return ok({ value: { disclosures }, text: listText(disclosures) });
  },
});

const record = vaultCommand({
  words: ["disclosure", "record"],
  summary: "Records what left in another way, such as before the vault.",
  positionals: {},
  options: {
    audit: auditOption,
    at: required("time", "when", instant),
    to: atLeastOne("name", "who received it", words),
    what: atLeastOne("words", "what they received", words),
    how: required("words", "by which way", words),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const recorded = await session.call("disclosure.record", {
      audit: audit.value,
      at: given.at,
      to: [...given.to],
      what: [...given.what],
      how: given.how,
    });
    return recorded.ok
      ? ok({ value: recorded.value, text: listText([recorded.value]) })
      : refused(recorded.error);
  },
});

export const disclosureCommands: readonly Command[] = [list, record];
