// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { atLeastOne, optional, repeated, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { sentence } from "../layout.ts";
import {
  keyToOpen,
  openingDetails,
  openingOptions,
} from "../openingOptions.ts";
import { instant, path, personId, placedFile, words } from "../readers.ts";
import { resolveVersion } from "../references.ts";
import { signing, signingDetails, signingOptions } from "../signingOptions.ts";
import { auditCommand } from "./audit.ts";
import { matrix } from "./consentMatrix.ts";
import { consentOption, resolveConsent } from "./consentReference.ts";
import { consentAnswer, consentListText, recordedText } from "./consentText.ts";
import { answerBeside, recordEach, returned } from "./recordEach.ts";
import { writtenFiles } from "./writtenFiles.ts";

const request = auditCommand({
  words: ["consent", "request"],
  summary: "Asks for consent to share files with named people.",
  details: [
    "The statement is fixed at once: its bytes are what people sign. It names the keys that the files will be sealed to.",
    "--file names a version by the beginning of its id, or by its file name, and the path that it will have in the share.",
  ],
  positionals: {},
  options: {
    requester: required("person", "who asks", personId),
    file: atLeastOne("version=path", "a version and its path", placedFile),
    to: atLeastOne("person", "who is to receive them", personId),
    purpose: required("words", "what for", words),
    term: repeated(
      "words",
      "a condition that recipients hold them under",
      words,
    ),
    expires: required("time", "no sharing from then on", instant),
    "not-before": optional("time", "no sharing before then", instant),
  },
  async run(session, audit, given) {
    const files: { version: string; path: string }[] = [];
    for (const file of given.file) {
      const version = await resolveVersion(session, audit, file.version);
      if (!version.ok) return version;
      files.push({ version: version.value, path: file.path });
    }
    const notBefore = given["not-before"];
    const asked = await session.call("consent.request", {
      audit,
      requester: given.requester,
      files,
      audience: [...given.to],
      purpose: given.purpose,
      terms: [...given.term],
      expires: given.expires,
      ...(notBefore === undefined ? {} : { notBefore }),
    });
    return asked.ok ? ok(consentAnswer(asked.value)) : refused(asked.error);
  },
});

const list = auditCommand({
  words: ["consent", "list"],
  summary: "Lists an audit's consents, with what each is good for now.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("consent.list", { audit });
    return listed.ok
      ? ok({
          value: listed.value,
          text: consentListText(listed.value.consents),
        })
      : refused(listed.error);
  },
});

const status = vaultCommand({
  words: ["consent", "status"],
  summary: "Shows a consent, who has signed, and what still stands in its way.",
  positionals: {},
  options: { consent: consentOption },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    return known.ok ? ok(consentAnswer(known.value)) : known;
  },
});

const statement = vaultCommand({
  words: ["consent", "statement"],
  summary: "Prints the statement, exactly the bytes that people sign.",
  positionals: {},
  options: { consent: consentOption },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const { text, digest } = known.value;
    // The grammar of statements has no character that acts on a terminal: these bytes go out as they are.
    return ok({ value: { digest, text }, text });
  },
});

const sign = vaultCommand({
  words: ["consent", "sign"],
  summary: "Signs the statement and records the signature.",
  details: signingDetails,
  positionals: {},
  options: {
    consent: consentOption,
    ...signingOptions,
  },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const { consent } = known.value;
    const signed = await signing(session, given, (key) =>
      session.call("consent.sign", { consent, key }),
    );
    return signed.ok ? ok(consentAnswer(signed.value)) : signed;
  },
});

const send = vaultCommand({
  words: ["consent", "send"],
  summary:
    "Writes the request: one parcel sealed to the people asked, and how to sign.",
  positionals: {},
  options: {
    consent: consentOption,
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const sent = await session.call("consent.send", {
      consent: known.value.consent,
      folder: session.grant(given.out),
    });
    if (!sent.ok) return refused(sent.error);
    const written = writtenFiles(sent.value, sent.value.files, given.out);
    return ok({
      ...written,
      text: `${written.text}${sentence(`Sealed to: ${sent.value.to.join(", ")}.`)}`,
    });
  },
});

const record = vaultCommand({
  words: ["consent", "record"],
  summary: "Takes signatures on the statement; each is verified first.",
  details: [returned, openingDetails],
  positionals: {
    signature: atLeastOne("signature", "the files that came back", path),
  },
  options: { consent: consentOption, ...openingOptions },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const { consent } = known.value;
    const key = keyToOpen(session, given);
    return recordEach(given.signature, {
      unlock: key.unlock,
      record: (signaturePath) =>
        session.call("consent.record", {
          consent,
          file: session.grant(signaturePath),
          ...key.opening(),
        }),
      recordAnswer: answerBeside(session, known.value.audit, key),
      said: (answered) => recordedText(answered, consent),
      show: () => session.call("consent.show", { consent }),
      answer: consentAnswer,
    });
  },
});

const abandon = vaultCommand({
  words: ["consent", "abandon"],
  summary: "Gives a request for consent up, on the record.",
  positionals: {},
  options: {
    consent: consentOption,
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const abandoned = await session.call("consent.abandon", {
      consent: known.value.consent,
      reason: given.reason,
    });
    return abandoned.ok
      ? ok(consentAnswer(abandoned.value))
      : refused(abandoned.error);
  },
});

export const consentCommands: readonly Command[] = [
  request,
  list,
  matrix,
  status,
  statement,
  sign,
  send,
  record,
  abandon,
];
