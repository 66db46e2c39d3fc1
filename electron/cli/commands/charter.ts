// SPDX-License-Identifier: Apache-2.0
import {
  type ConditionName,
  conditionNames,
} from "../../../shared/formats/charter.ts";
import type { z } from "zod";
import type { AuditId, PersonId } from "../../../shared/ids.ts";
import type { QuorumView } from "../../../shared/ipc/views.ts";
import { err, ok } from "../../../shared/result.ts";
import { atLeastOne, flag, repeated, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { printableText } from "../printable.ts";
import {
  keyToOpen,
  openingDetails,
  openingOptions,
} from "../openingOptions.ts";
import {
  choice,
  path,
  personId,
  type PersonRole,
  personRole,
  quorum,
  words,
} from "../readers.ts";
import { auditCommand } from "./audit.ts";
import {
  alternativesText,
  charterAnswer,
  differencesText,
  previewAnswer,
} from "./charterText.ts";
import { recordEach } from "./recordEach.ts";
import { writtenFiles } from "./writtenFiles.ts";

/** What `charter draft` asks for; zod takes no option that is absent as undefined. */
function wantedOf(audit: AuditId, given: DraftOptions) {
  const { quorum: quorums, condition, without } = given;
  return {
    audit,
    ...(quorums.length > 0 ? { quorums: [...quorums] } : {}),
    ...(condition.length > 0
      ? { conditions: condition.filter((name) => name !== "none") }
      : {}),
    without: [...without],
    roles: rolesByPerson(given["set-role"]),
  };
}

interface DraftOptions {
  readonly quorum: readonly z.output<typeof QuorumView>[];
  readonly condition: readonly (ConditionName | "none")[];
  readonly without: readonly PersonId[];
  readonly "set-role": readonly PersonRole[];
}

/** Several terms of one person are all of theirs from now on. */
function rolesByPerson(given: readonly PersonRole[]) {
  const people = [...new Set(given.map(({ person }) => person))];
  return people.map((person) => ({
    person,
    roles: given
      .filter((each) => each.person === person)
      .map(({ role, from, until }) => ({ role, from, until })),
  }));
}

const draft = auditCommand({
  words: ["charter", "draft"],
  summary: "Drafts the charter from the people enrolled.",
  details: [
    "Left alone, the policy stays that of the charter in force; in a first charter every act needs one owner and two chairs, three distinct people. Several --quorum of one act are alternatives.",
    "A roster in which the loss of one person would block the next charter is refused.",
    "A draft that has signatures already is replaced only with --replace: who signed it has to sign again.",
    "--quorum replaces the lines of the act that it names and no others.",
    "--set-role says which roles, with which terms, a person has from now on; it is recorded with the draft.",
    "--preview records nothing: it prints the lines that would change, and what becomes of requests that are out.",
    "It names everyone enrolled, but for those of --without. Whom a charter left out, the next ones leave out too, unless they are removed and enrolled anew.",
  ],
  positionals: {},
  options: {
    quorum: repeated(
      "quorum",
      "seats for an act, such as 'approval owner=1 chair=2'",
      quorum,
    ),
    condition: repeated(
      "condition",
      `what is demanded besides signatures: ${conditionNames.join(", ")}; or none`,
      choice([...conditionNames, "none"]),
    ),
    without: repeated("person", "somebody enrolled to leave out", personId),
    "set-role": repeated(
      "person=role",
      "such as dmitri=chair:2026-01-01..2027-12-31; give all of a person's",
      personRole,
    ),
    preview: flag("show what it would change, and record nothing"),
    replace: flag("draft anew; signatures on the draft that waits end"),
  },
  async run(session, audit, given) {
    const wanted = wantedOf(audit, given);
    const seen = await session.call("charter.preview", wanted);
    if (!seen.ok) return refused(seen.error);
    if (given.preview) {
      const view = await session.call("charter.show", { audit });
      return view.ok
        ? ok(previewAnswer(seen.value, view.value.inForce))
        : refused(view.error);
    }
    const drafted = await session.call("charter.draft", {
      ...wanted,
      replace: given.replace,
    });
    if (drafted.ok) return ok(charterAnswer(drafted.value));
    const way = alternativesText(seen.value).trim();
    return err({
      kind: "failure",
      failure: drafted.error,
      about: way === "" ? [] : [way],
    });
  },
});

const discard = auditCommand({
  words: ["charter", "discard"],
  summary: "Takes the draft back, on the record; the charter in force stays.",
  positionals: {},
  options: {
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const view = await session.call("charter.discard", {
      audit,
      reason: given.reason,
    });
    return view.ok ? ok(charterAnswer(view.value)) : refused(view.error);
  },
});

const show = auditCommand({
  words: ["charter", "show"],
  summary: "Shows the charter in force and the draft, and who has signed.",
  positionals: {},
  options: {
    text: flag(
      "print the draft's text, or else that in force, and nothing more",
    ),
    diff: flag("print what the draft changes, line by line"),
  },
  async run(session, audit, given) {
    const view = await session.call("charter.show", { audit });
    if (!view.ok) return refused(view.error);
    const { draft: pending, inForce } = view.value;
    if (given.diff && pending !== null)
      return ok({
        value: view.value,
        text: differencesText(inForce?.text ?? "", pending.text),
      });
    const shown = pending ?? inForce;
    const answer = charterAnswer(view.value);
    return ok(
      given.text && shown !== null
        ? { ...answer, text: printableText(shown.text) }
        : answer,
    );
  },
});

const request = auditCommand({
  words: ["charter", "request"],
  summary: "Writes the draft and the way to sign it, for the people it names.",
  positionals: {},
  options: {
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, audit, given) {
    const sent = await session.call("charter.send", {
      audit,
      folder: session.grant(given.out),
    });
    if (!sent.ok) return refused(sent.error);
    return ok(writtenFiles(sent.value, sent.value.files, given.out));
  },
});

const record = auditCommand({
  words: ["charter", "record"],
  summary: "Takes signatures on the draft; each is verified first.",
  details: [
    "With the last signature that it waits for, the charter is in force. Each signature that is refused is named, and the others are recorded. One that is recorded already is no mistake.",
    openingDetails,
  ],
  positionals: {
    signature: atLeastOne("signature", "the .sig files that came back", path),
  },
  options: { ...openingOptions },
  async run(session, audit, given) {
    const key = keyToOpen(session, given);
    return recordEach(given.signature, {
      unlock: key.unlock,
      record: (signaturePath) =>
        session.call("charter.record", {
          audit,
          file: session.grant(signaturePath),
          ...key.opening(),
        }),
      show: () => session.call("charter.show", { audit }),
      answer: charterAnswer,
    });
  },
});

const exported = auditCommand({
  words: ["charter", "export"],
  summary:
    "Writes the charter in force, which whoever verifies will trust, and what checks by it: a release, or each change of a public repository.",
  positionals: {},
  options: {
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, audit, given) {
    const written = await session.call("charter.export", {
      audit,
      folder: session.grant(given.out),
    });
    if (!written.ok) return refused(written.error);
    return ok(writtenFiles(written.value, written.value.files, given.out));
  },
});

export const charterCommands: readonly Command[] = [
  draft,
  discard,
  show,
  request,
  record,
  exported,
];
