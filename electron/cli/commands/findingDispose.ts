// SPDX-License-Identifier: Apache-2.0
import { dispositionAnswers } from "../../../shared/domain/finding.ts";
import type { FindingId } from "../../../shared/ids.ts";
import { cleanText } from "../../../shared/domain/findingText.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, flag, optional, required } from "../argument.ts";
import { type Command, misused, refused } from "../command.ts";
import { counted, sentence } from "../layout.ts";
import { opening, openingDetails, openingOptions } from "../openingOptions.ts";
import { choice, path, personId, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { dispositionsText } from "./dispositionText.ts";
import { findingOptions } from "./findingFields.ts";
import { namedFinding, resolveFindings } from "./findingReference.ts";

const dispose = auditCommand({
  words: ["finding", "dispose"],
  summary:
    "Records by hand what the response committee says of findings: one, or several alike.",
  details: [
    "Fix versions, links and CVE ids are added to those that a finding has. With none the disposition is taken back, and the finding waits for one again.",
  ],
  positionals: { findings: atLeastOne("finding", namedFinding, words) },
  options: {
    answer: required(
      "answer",
      `none, or one of ${dispositionAnswers.join(", ")}`,
      choice(["none", ...dispositionAnswers] as const),
    ),
    of: optional("finding", "of a duplicate: the one that it repeats", words),
    note: optional("words", "what else was said", words),
    by: optional("person", "who said it", personId),
    "fix-version": findingOptions["fix-version"],
    link: findingOptions.link,
    cve: findingOptions.cve,
    reason: optional("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const { answer, reason } = given;
    const found = await resolveFindings(session, audit, given.findings);
    if (!found.ok) return found;
    let of: FindingId | null = null;
    if (given.of !== undefined) {
      const other = await resolveFindings(session, audit, [given.of]);
      if (!other.ok) return other;
      of = other.value[0] ?? null;
    }
    if (answer === "none" && reason === undefined)
      return misused("Say with --reason why the disposition is taken back.");
    const said = {
      of,
      note: cleanText(given.note ?? ""),
      by: given.by ?? null,
    };
    const done = await session.call("disposition.set", {
      findings: found.value,
      disposition: answer === "none" ? null : { answer, ...said },
      fixVersions: [...given["fix-version"]],
      cves: [...given.cve],
      links: [...given.link],
      ...(reason === undefined ? {} : { reason }),
    });
    if (!done.ok) return refused(done.error);
    const { changed } = done.value;
    const text = sentence(
      `${counted(changed, "finding", "findings")} changed.`,
    );
    return ok({ value: done.value, text });
  },
});

const dispositions = auditCommand({
  words: ["finding", "dispositions"],
  summary:
    "Shows what a file of dispositions that came back would change; records it with --record.",
  details: [
    "The file is plain or sealed, and signed below its text, in the file named with --signature, or not at all. What is recorded is all of it or nothing.",
    "Only what a person with the role src signed counts as theirs. Anything else is recorded with --unsigned-from and the words that say whom it came from; a signature that is broken or was lost is never taken.",
    openingDetails,
  ],
  positionals: { file: required("file", "what came back", path) },
  options: {
    signature: optional("file", "its signature", path),
    record: flag("records it"),
    "unsigned-from": optional(
      "words",
      "whom it came from, where it counts as signed by nobody",
      words,
    ),
    "although-changed": flag(
      "records answers to findings that changed since they were handed over",
    ),
    ...openingOptions,
  },
  async run(session, audit, given) {
    const looked = await opening(session, given, (key) =>
      session.runJob("disposition.look", {
        ...{ audit, file: session.grant(given.file), ...key },
        ...(given.signature === undefined
          ? {}
          : { signature: session.grant(given.signature) }),
      }),
    );
    if (!looked.ok) return looked;
    const text = dispositionsText(looked.value);
    if (!given.record) return ok({ value: looked.value, text });
    const from = given["unsigned-from"];
    const taken = await session.call("disposition.take", {
      look: looked.value.look,
      althoughChanged: given["although-changed"],
      ...(from === undefined ? {} : { unsignedFrom: from }),
    });
    if (!taken.ok) {
      session.say(text);
      return refused(taken.error);
    }
    const { answered } = taken.value;
    const said = `${counted(answered, "finding", "findings")} answered.`;
    return ok({
      value: { ...looked.value, ...taken.value },
      text: text + sentence(said),
    });
  },
});

export const dispositionCommands: readonly Command[] = [dispose, dispositions];
