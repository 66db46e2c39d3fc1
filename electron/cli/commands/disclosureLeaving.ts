// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { atLeastOne, flag, optional, repeated, required } from "../argument.ts";
import { misused, refused, vaultCommand } from "../command.ts";
import { counted, sentence } from "../layout.ts";
import { instant, path, personId, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import { auditOption } from "./audit.ts";

export const exportList = vaultCommand({
  words: ["disclosure", "export"],
  summary: "Writes the list of disclosures as one new file, sealed to people.",
  details: [
    "The list holds names and digests, and no content. Still it tells who holds what: it is sealed to the people of --to, who open it with stock age, unless --plain says that anybody may read it. That it left is on the record.",
    "The file is JSON, or CSV with --csv: one line for each file and each recipient.",
  ],
  positionals: {},
  options: {
    audit: auditOption,
    csv: flag("CSV for a spreadsheet instead of JSON"),
    to: repeated("person", "whom it is sealed to", personId),
    plain: flag("not sealed: whoever has the file can read it"),
    out: required("file", "the new file", path),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    if (given.plain === given.to.length > 0)
      return misused(
        "Say who is to open the list with --to, or that anybody may read it with --plain: one of the two.",
      );
    const written = await session.call("disclosure.export", {
      audit: audit.value,
      format: given.csv ? "csv" : "json",
      protection: given.plain
        ? { kind: "plain" }
        : { kind: "sealed", to: [...given.to] },
      file: session.grant(given.out),
    });
    if (!written.ok) return refused(written.error);
    const { disclosures, sha256 } = written.value;
    return ok({
      value: written.value,
      text: sentence(
        `Written: ${given.out}, with ${counted(disclosures, "disclosure", "disclosures")}; SHA-256 ${sha256}.`,
      ),
    });
  },
});

export const breachDraft = vaultCommand({
  words: ["disclosure", "breach-draft"],
  summary:
    "Drafts the report of a breach: what leaked, to whom, who held it, what is done.",
  details: [
    "It is made of what the ledger holds and of what you say, and printed; --out keeps it in a new file as well. It is never sent. The ids are those of counterseal disclosure list.",
  ],
  positionals: {},
  options: {
    audit: auditOption,
    disclosure: atLeastOne("id", "a disclosure that leaked", words),
    what: repeated("path", "only these of its files; all unless given", words),
    addressee: required("words", "who must be told, such as an address", words),
    reporter: required("person", "who reports it", personId),
    noticed: required("time", "when it was noticed", instant),
    how: required("words", "how it was noticed", words),
    "leaked-to": repeated("words", "who has it and should not", words),
    done: repeated("words", "what has been done", words),
    out: optional("file", "keep it in this new file as well", path),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const paths = given.what.length === 0 ? {} : { paths: [...given.what] };
    const drafted = await session.call("disclosure.breachDraft", {
      facts: {
        audit: audit.value,
        leaks: given.disclosure.map((disclosure) => ({ disclosure, ...paths })),
        addressee: given.addressee,
        reporter: given.reporter,
        noticed: given.noticed,
        how: given.how,
        leakedTo: [...given["leaked-to"]],
        done: [...given.done],
      },
      ...(given.out === undefined ? {} : { file: session.grant(given.out) }),
    });
    return drafted.ok
      ? ok({ value: drafted.value, text: drafted.value.text })
      : refused(drafted.error);
  },
});
