// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { ok } from "../../../shared/result.ts";
import { wayOf } from "../../../shared/text/disclosureTable.ts";
import { atLeastOne, optional, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { sentence, table } from "../layout.ts";
import { instant, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { breachDraft, exportList } from "./disclosureLeaving.ts";

const kinds = {
  share: "shared",
  request: "asked to judge",
  review: "shown for review",
  earlier: "in another way",
} as const satisfies Record<DisclosureView["kind"], string>;

function listText(disclosures: readonly DisclosureView[]): string {
  if (disclosures.length === 0)
    return sentence("Nothing has left, as far as this vault knows.");
  const rows = disclosures.flatMap(
    ({ id, kind, standing, at, from, to, files, purpose, receipts }) =>
      files.map(({ path, sha256 }) => [
        at,
        from ?? "-",
        to.join(", "),
        path,
        wayOf({ standing }, kinds[kind]),
        receipts.length === 0 ? "-" : receipts.join(", "),
        sha256 ?? "-",
        purpose,
        id,
      ]),
  );
  const heads = [
    ...["When", "From", "Who", "What", "How", "Confirmed by", "SHA-256"],
    ...["For", "Id"],
  ];
  return table(heads, rows);
}

const list = auditCommand({
  words: ["disclosure", "list"],
  summary: "Lists what left the vault: what, to whom, when and under what.",
  details: [
    "Shares, and requests that showed files to the people of the charter; and what was recorded of other ways. Releases are public, and in their own list.",
  ],
  positionals: {},
  options: {
    to: optional("person", "what this person received", words),
    what: optional("path", "who received this file", words),
    from: optional("person", "what left on request of this person", words),
    since: optional("time", "what left then or later", instant),
  },
  async run(session, audit, given) {
    const listed = await session.call("disclosure.list", {
      audit,
    });
    if (!listed.ok) return refused(listed.error);
    const { to: who, what, from, since } = given;
    const disclosures = listed.value.disclosures.filter(
      ({ at, from: giver, to, files }) =>
        (who === undefined || to.includes(who)) &&
        (from === undefined || giver === from) &&
        (since === undefined || at >= since) &&
        (what === undefined || files.some(({ path }) => path === what)),
    );
    return ok({ value: { disclosures }, text: listText(disclosures) });
  },
});

const record = auditCommand({
  words: ["disclosure", "record"],
  summary: "Records what left in another way, such as before the vault.",
  positionals: {},
  options: {
    at: required("time", "when", instant),
    from: optional("name", "who gave it", words),
    to: atLeastOne("name", "who received it", words),
    what: atLeastOne("words", "what they received", words),
    how: required("words", "by which way", words),
  },
  async run(session, audit, given) {
    const recorded = await session.call("disclosure.record", {
      audit,
      at: given.at,
      ...(given.from === undefined ? {} : { from: given.from }),
      to: [...given.to],
      what: [...given.what],
      how: given.how,
    });
    return recorded.ok
      ? ok({ value: recorded.value, text: listText([recorded.value]) })
      : refused(recorded.error);
  },
});

export const disclosureCommands: readonly Command[] = [
  list,
  record,
  exportList,
  breachDraft,
];
