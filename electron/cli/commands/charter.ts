// SPDX-License-Identifier: Apache-2.0
import { conditionNames } from "../../../shared/formats/charter.ts";
import type { CharterText, CharterView } from "../../../shared/ipc/views.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, flag, repeated, required } from "../argument.ts";
import {
  type Answer,
  type Command,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { conditionsText } from "../report.ts";
import { printableText } from "../printable.ts";
import { choice, path, personId, quorum, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import { auditOption } from "./audit.ts";
import { recordEach } from "./recordEach.ts";
import { writtenFiles } from "./writtenFiles.ts";

function charterFields(state: string, charter: CharterText): string {
  return fields([
    ["Charter", `version ${charter.version}, ${state}`],
    ["  SHA-256", charter.digest],
    ["  issued", charter.issued],
    ["  signed by", charter.signatures.map(({ person }) => person).join(", ")],
    ["  waiting for", charter.waitingFor.join(", ")],
  ]);
}

function charterAnswer(view: CharterView): Answer {
  const { draft, inForce } = view;
  const text =
    (inForce === null ? "" : charterFields("in force", inForce)) +
    (draft === null ? "" : charterFields("a draft", draft)) +
    (draft === null || draft.seats.length === 0
      ? ""
      : `\nBefore it is in force:\n${conditionsText(draft.seats)}`);
  return {
    value: view,
    text: text === "" ? sentence("There is no charter yet.") : text,
  };
}

const draft = vaultCommand({
  words: ["charter", "draft"],
  summary: "Drafts the charter from the people enrolled.",
  details: [
    "Left alone, the policy stays that of the charter in force; in a first charter every act needs one owner and two chairs, three distinct people. Several --quorum of one act are alternatives.",
    "A roster in which the loss of one person would block the next charter is refused.",
    "A draft that has signatures already is replaced only with --replace: who signed it has to sign again.",
    "It names everyone enrolled, but for those of --without. Whom a charter left out, the next ones leave out too, unless they are removed and enrolled anew.",
  ],
  positionals: {},
  options: {
    audit: auditOption,
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
    replace: flag("draft anew; signatures on the draft that waits end"),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const drafted = await session.call("charter.draft", {
      audit: audit.value,
      ...(given.quorum.length > 0 ? { quorums: [...given.quorum] } : {}),
      ...(given.condition.length > 0
        ? { conditions: given.condition.filter((name) => name !== "none") }
        : {}),
      without: [...given.without],
      replace: given.replace,
    });
    return drafted.ok
      ? ok(charterAnswer(drafted.value))
      : refused(drafted.error);
  },
});

const discard = vaultCommand({
  words: ["charter", "discard"],
  summary: "Takes the draft back, on the record; the charter in force stays.",
  positionals: {},
  options: {
    audit: auditOption,
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const view = await session.call("charter.discard", {
      audit: audit.value,
      reason: given.reason,
    });
    return view.ok ? ok(charterAnswer(view.value)) : refused(view.error);
  },
});

const show = vaultCommand({
  words: ["charter", "show"],
  summary: "Shows the charter in force and the draft, and who has signed.",
  positionals: {},
  options: {
    audit: auditOption,
    text: flag(
      "print the draft's text, or else that in force, and nothing more",
    ),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const view = await session.call("charter.show", { audit: audit.value });
    if (!view.ok) return refused(view.error);
    const shown = view.value.draft ?? view.value.inForce;
    const answer = charterAnswer(view.value);
    return ok(
      given.text && shown !== null
        ? { ...answer, text: printableText(shown.text) }
        : answer,
    );
  },
});

const request = vaultCommand({
  words: ["charter", "request"],
  summary: "Writes the draft and the way to sign it, for the people it names.",
  positionals: {},
  options: {
    audit: auditOption,
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const sent = await session.call("charter.send", {
      audit: audit.value,
      folder: session.grant(given.out),
    });
    if (!sent.ok) return refused(sent.error);
    return ok(writtenFiles(sent.value, sent.value.files, given.out));
  },
});

const record = vaultCommand({
  words: ["charter", "record"],
  summary: "Takes signatures on the draft; each is verified first.",
  details: [
    "With the last signature that it waits for, the charter is in force. Each signature that is refused is named, and the others are recorded. One that is recorded already is no mistake.",
  ],
  positionals: {
    signature: atLeastOne("signature", "the .sig files that came back", path),
  },
  options: { audit: auditOption },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    return recordEach(given.signature, {
      record: (signaturePath) =>
        session.call("charter.record", {
          audit: audit.value,
          file: session.grant(signaturePath),
        }),
      show: () => session.call("charter.show", { audit: audit.value }),
      answer: charterAnswer,
    });
  },
});

const exported = vaultCommand({
  words: ["charter", "export"],
  summary:
    "Writes the charter in force, which whoever verifies will trust, and a verify.sh to check with.",
  positionals: {},
  options: {
    audit: auditOption,
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const written = await session.call("charter.export", {
      audit: audit.value,
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
