// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { ok } from "../../../shared/result.ts";
import { wayOf } from "../../../shared/text/disclosureTable.ts";
import { atLeastOne, optional, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { fields, sentence, table } from "../layout.ts";
import { instant, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { breachDraft, exportList } from "./disclosureLeaving.ts";

const kinds = {
  share: "shared",
  request: "asked to judge",
  review: "shown for review",
  earlier: "in another way",
} as const satisfies Record<DisclosureView["kind"], string>;

/** One thing that left, narrow enough for a terminal: its files last, as their names may be long. */
function blockText(disclosure: DisclosureView): string {
  const { id, kind, at, from, to, files, purpose, receipts } = disclosure;
  const facts = fields([
    ["When", at],
    ["To", to.join(", ")],
    ["How", wayOf(disclosure, kinds[kind])],
    ["From", from],
    ["For", purpose],
    ["Confirmed by", receipts.join(", ")],
    ["Id", id],
  ]);
  const rows = files.map(({ path, sha256 }) => [sha256 ?? "-", path]);
  return `${facts}${table(["SHA-256", "What"], rows)}`;
}

function listText(disclosures: readonly DisclosureView[]): string {
  return disclosures.length === 0
    ? sentence("Nothing has left, as far as this vault knows.")
    : disclosures.map(blockText).join("\n");
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
