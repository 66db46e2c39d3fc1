// SPDX-License-Identifier: Apache-2.0
import type { AuditStanding } from "../../../shared/ipc/agreementContract.ts";
import { ok } from "../../../shared/result.ts";
import { readTextFile } from "../../engine/files.ts";
import { optional, repeated, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { sentence } from "../layout.ts";
import { agreementName, instant, path, personId, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { agreementText } from "./standingText.ts";
import { writtenFiles } from "./writtenFiles.ts";

function shown(standing: AuditStanding) {
  return ok({ value: standing, text: agreementText(standing) });
}

const importText = auditCommand({
  words: ["agreement", "import"],
  summary: "Imports a text that people agree to, or a newer version of it.",
  details: [
    "Such as the Security Release Process and the embargo policy, as files of UTF-8 text with at most 256 KiB. Statements list it by its digest, under its name.",
    "A newer version is an import under the same name: whoever agreed to the one before is asked anew.",
  ],
  positionals: { file: required("file", "the text", path) },
  options: {
    name: optional(
      "name",
      "a-z, 0-9 and -, with .md or .txt; the file's own unless given",
      agreementName,
    ),
    source: required("words", "where it is from, such as its address", words),
  },
  async run(session, audit, given) {
    const imported = await session.call("agreement.import", {
      audit,
      file: session.grant(given.file),
      ...(given.name === undefined ? {} : { name: given.name }),
      source: given.source,
    });
    return imported.ok ? shown(imported.value) : refused(imported.error);
  },
});

const retire = auditCommand({
  words: ["agreement", "retire"],
  summary: "Asks nobody to agree to a text any more, on the record.",
  positionals: { name: required("name", "the text's name", agreementName) },
  options: {
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const { name, reason } = given;
    const retired = await session.call("agreement.retire", {
      audit,
      ...{ name, reason },
    });
    return retired.ok ? shown(retired.value) : refused(retired.error);
  },
});

const list = auditCommand({
  words: ["agreement", "list"],
  summary:
    "Lists the texts, and who has agreed to which of them, since and until when.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const view = await session.call("agreement.show", { audit });
    return view.ok ? shown(view.value) : refused(view.error);
  },
});

const request = auditCommand({
  words: ["agreement", "request"],
  summary:
    "Writes the texts, and for each person asked the statement to sign, with how to.",
  details: [
    "Left alone, it asks everybody in the charter who has not agreed to the newest version of every text. counterseal answer record keeps what comes back.",
    "It holds the texts, short names and digests, nothing confidential, and is not sealed.",
  ],
  positionals: {},
  options: {
    person: repeated("person", "ask this person", personId),
    expires: required("time", "until when an agreement holds", instant),
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, audit, given) {
    const written = await session.call("agreement.send", {
      audit,
      ...(given.person.length > 0 ? { people: [...given.person] } : {}),
      expires: given.expires,
      folder: session.grant(given.out),
    });
    if (!written.ok) return refused(written.error);
    return ok(writtenFiles(written.value, written.value.files, given.out));
  },
});

const largestCommentBytes = 16_384;

const note = auditCommand({
  words: ["agreement", "note"],
  summary:
    "Notes an “I agree” that somebody wrote elsewhere; it counts for nothing.",
  details: [
    "It is shown with its address and the copy, as recorded by an owner and not signed. Only a signed attestation counts.",
  ],
  positionals: {
    person: required("person", "who wrote it", personId),
    copy: required("file", "a copy of what they wrote, as text", path),
  },
  options: {
    url: required("address", "where it stands", words),
  },
  async run(session, audit, given) {
    const copy = await readTextFile(given.copy, largestCommentBytes);
    if (!copy.ok) return refused(copy.error);
    const noted = await session.call("agreement.note", {
      audit,
      ...{ person: given.person, url: given.url, text: copy.value },
    });
    return noted.ok
      ? ok({
          value: noted.value,
          text: sentence(
            `It is noted that ${given.person} wrote so. It is not signed, and counts for nothing.`,
          ),
        })
      : refused(noted.error);
  },
});

export const agreementCommands: readonly Command[] = [
  importText,
  list,
  request,
  retire,
  note,
];
