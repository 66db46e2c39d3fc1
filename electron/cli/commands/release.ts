// SPDX-License-Identifier: Apache-2.0
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok } from "../../../shared/result.ts";
import { atLeastOne, flag, optional, required } from "../argument.ts";
import { type Command, misused, refused, vaultCommand } from "../command.ts";
import { fields, indented, sentence } from "../layout.ts";
import { printableText } from "../printable.ts";
import {
  keyToOpen,
  openingDetails,
  openingOptions,
} from "../openingOptions.ts";
import { path, reference, words } from "../readers.ts";
import { resolveRelease } from "../references.ts";
import { signing, signingDetails, signingOptions } from "../signingOptions.ts";
import { auditCommand } from "./audit.ts";
import { previewRelease } from "./previewRelease.ts";
import { proposeRelease } from "./proposeRelease.ts";
import { recordedText } from "./consentText.ts";
import { answerBeside, recordEach, returned } from "./recordEach.ts";
import { releaseAnswer, releaseListText } from "./releaseText.ts";
import { voided } from "./voided.ts";
import { writtenFiles } from "./writtenFiles.ts";

const releaseOption = optional(
  "id",
  "the release, or enough of its id; may be left out when only one is open",
  reference,
);

const list = auditCommand({
  words: ["release", "list"],
  summary: "Lists an audit's releases.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("release.list", { audit });
    return listed.ok
      ? ok({
          value: listed.value,
          text: releaseListText(listed.value.releases),
        })
      : refused(listed.error);
  },
});

const status = vaultCommand({
  words: ["release", "status"],
  summary: "Shows a release, who has signed, and what still stands in its way.",
  positionals: {},
  options: { release: releaseOption },
  async run(session, given) {
    const known = await resolveRelease(session, given.release, "any");
    return known.ok ? ok(releaseAnswer(known.value)) : known;
  },
});

const request = vaultCommand({
  words: ["release", "request"],
  summary:
    "Freezes the statement: from here on its bytes are what people sign.",
  details: [
    "Where there is a statement already, --renew makes another; whoever signed the old one has to sign again.",
  ],
  positionals: {},
  options: {
    release: releaseOption,
    renew: flag("make a new statement; signatures on the old one end"),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const asked = await session.call("release.request", {
      release: known.value.release,
      renew: given.renew,
    });
    return asked.ok ? ok(releaseAnswer(asked.value)) : refused(asked.error);
  },
});

const statement = vaultCommand({
  words: ["release", "statement"],
  summary: "Prints the statement, exactly the bytes that people sign.",
  details: [
    "Signing without a parcel: counterseal release statement <vault> | ssh-keygen -Y sign -n approval@counterseal -f <key> > <name>.sig",
  ],
  positionals: {},
  options: { release: releaseOption },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const { statement: frozen } = known.value;
    if (frozen === null)
      return misused(
        "This release has no statement yet: counterseal release request makes it.",
      );
    // The grammar of statements has no character that acts on a terminal: these bytes go out as they are.
    return ok({ value: frozen, text: frozen.text });
  },
});

const sign = vaultCommand({
  words: ["release", "sign"],
  summary: "Signs the statement and records the signature.",
  details: signingDetails,
  positionals: {},
  options: {
    release: releaseOption,
    ...signingOptions,
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const { release } = known.value;
    const signed = await signing(session, given, (key) =>
      session.call("release.sign", { release, key }),
    );
    return signed.ok ? ok(releaseAnswer(signed.value)) : signed;
  },
});

const send = vaultCommand({
  words: ["release", "send"],
  summary:
    "Writes the request: one parcel sealed to the people asked, and how to sign.",
  positionals: {},
  options: {
    release: releaseOption,
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const sent = await session.call("release.send", {
      release: known.value.release,
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
  words: ["release", "record"],
  summary: "Takes signatures on the statement; each is verified first.",
  details: [
    "Each signature that is refused is named, and the others are recorded. One that is recorded already is no mistake.",
    returned,
    openingDetails,
  ],
  positionals: {
    signature: atLeastOne("signature", "the files that came back", path),
  },
  options: { release: releaseOption, ...openingOptions },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const { release } = known.value;
    const key = keyToOpen(session, given);
    return recordEach(given.signature, {
      unlock: key.unlock,
      record: (signaturePath) =>
        session.call("release.record", {
          release,
          file: session.grant(signaturePath),
          ...key.opening(),
        }),
      recordAnswer: answerBeside(session, known.value.audit, key),
      said: (answered) => recordedText(answered, release),
      show: () => session.call("release.show", { release }),
      answer: releaseAnswer,
    });
  },
});

const abandon = vaultCommand({
  words: ["release", "abandon"],
  summary: "Gives a release up, on the record.",
  positionals: {},
  options: {
    release: releaseOption,
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const abandoned = await session.call("release.abandon", {
      release: known.value.release,
      reason: given.reason,
    });
    return abandoned.ok
      ? ok(releaseAnswer(abandoned.value))
      : refused(abandoned.error);
  },
});

const exported = vaultCommand({
  words: ["release", "export"],
  summary: "Writes the bundle, when and only when nothing stands in its way.",
  positionals: {},
  options: {
    release: releaseOption,
    out: required("folder", "the bundle's folder; it must not exist", path),
  },
  async run(session, given) {
    const known = await resolveRelease(session, given.release);
    if (!known.ok) return known;
    const { release } = known.value;
    const written = await session.runJob("release.export", {
      release,
      destination: session.grant(given.out),
    });
    if (written.ok)
      return ok({
        value: written.value,
        text:
          fields([
            ["Bundle", given.out],
            ["Digest", written.value.digest],
            ["Commit", written.value.commit],
          ]) + stepsText(written.value.steps),
      });
    if (written.error.code !== "release-unmet") return refused(written.error);
    const now = await session.call("release.show", { release });
    return err({
      kind: "failure",
      failure: written.error,
      unmet: now.ok ? now.value.unmet : known.value.unmet,
    });
  },
});

const stepTitles = {
  fetch: "1. Bring it into a clone of the public repository:",
  verify:
    "2. Verify it there, with your own copies of verify.sh and of the charter:",
  push: "3. Push it, and open a pull request. The content is public from then on:",
} as const;

/** What comes next, with commands; the whole of it stands in NEXT-STEPS.md. */
function stepsText(steps: Response<"release.export">["steps"]): string {
  const said = (["fetch", "verify", "push"] as const).map(
    (step) =>
      `\n${stepTitles[step]}\n${indented(printableText(steps[step]))}\n`,
  );
  return `${said.join("")}\nThen see that the links are live, and only then announce it: NEXT-STEPS.md.\n`;
}

export const releaseCommands: readonly Command[] = [
  proposeRelease,
  previewRelease,
  list,
  status,
  request,
  statement,
  sign,
  send,
  record,
  abandon,
  exported,
  voided,
];
