// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { flag, optional, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { draftAnswerOutcome, draftOptions, plainly } from "../draftOutcome.ts";
import { opening, openingDetails, openingOptions } from "../openingOptions.ts";
import { choice, path, personId } from "../readers.ts";
import {
  namesWay,
  signing,
  signingDetails,
  signingOptions,
} from "../signingOptions.ts";
import {
  reasonOption,
  requestOption,
  resolveRequest,
} from "./requestReference.ts";
import {
  answered,
  receivedListText,
  sheetAnswer,
  writtenText,
} from "./requestText.ts";
import { openRequest } from "./requestOpen.ts";
import { charter, compareRequest, statement } from "./requestReading.ts";
import { writtenFiles } from "./writtenFiles.ts";

const list = vaultCommand({
  words: ["request", "list"],
  summary: "Lists the requests that came from other vaults, newest first.",
  positionals: {},
  options: {},
  async run(session) {
    const listed = await session.call("inbox.list", {});
    return listed.ok
      ? ok({
          value: listed.value,
          text: receivedListText(listed.value.requests),
        })
      : refused(listed.error);
  },
});

const sheet = vaultCommand({
  words: ["request", "show"],
  summary:
    "Shows the signing sheet: what will be public, files and digests, the texts to judge by, charter, who signed and who is needed still, what changed since you last signed, and the bytes that are signed.",
  positionals: {},
  options: { request: requestOption },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const { request } = known.value;
    const shown = await session.call("inbox.sheet", { request });
    return shown.ok ? ok(sheetAnswer(shown.value)) : refused(shown.error);
  },
});

const outOption = optional(
  "file",
  "also write what goes back into this new file",
  path,
);

const sign = vaultCommand({
  words: ["request", "sign"],
  summary: "Agrees to a request: signs its text, here and now, and records it.",
  details: [
    ...signingDetails,
    "What goes back to the requester is the signature, one small file: write it with --out, or later with counterseal request answer.",
  ],
  positionals: {},
  options: { request: requestOption, ...signingOptions, out: outOption },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const { request } = known.value;
    const signed = await signing(session, given, (key) =>
      session.call("inbox.sign", { request, key }),
    );
    return signed.ok ? answered(session, signed.value, given.out) : signed;
  },
});

const decline = vaultCommand({
  words: ["request", "decline"],
  summary: "Declines a request, or asks for changes, with a signed reason.",
  details: [
    ...signingDetails,
    "With none of them the text is printed for its signer, sealed to the keys that the charter lists for them under Seal, and how they open, sign and seal it again on standard error; counterseal request record keeps it then.",
    "What goes back to the requester is sealed to them: one file that age -d opens. Write it with --out, or later with counterseal request answer.",
  ],
  positionals: {},
  options: {
    request: requestOption,
    as: required("person", "who answers", personId),
    answer: optional(
      "decline|changes",
      "decline unless given",
      choice(["decline", "changes"]),
    ),
    reason: reasonOption,
    ...signingOptions,
    ...draftOptions,
    out: outOption,
  },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const wanted = {
      request: known.value.request,
      ...{ signer: given.as, reason: given.reason },
      answer: given.answer ?? ("decline" as const),
    };
    if (!namesWay(given)) {
      const drafted = await session.call("inbox.draft", {
        ...wanted,
        ...plainly(given),
      });
      return drafted.ok
        ? draftAnswerOutcome(drafted.value, given.as)
        : refused(drafted.error);
    }
    const declined = await signing(session, given, (key) =>
      session.call("inbox.decline", { ...wanted, key }),
    );
    return declined.ok
      ? answered(session, declined.value, given.out)
      : declined;
  },
});

const record = vaultCommand({
  words: ["request", "record"],
  summary: "Records a signature on a request that was made on another machine.",
  details: [openingDetails],
  positionals: {
    signature: required("file", "the .sig file, or the signed answer", path),
  },
  options: {
    request: requestOption,
    text: optional(
      "file",
      "the text of an answer that says no, when it is that which was signed",
      path,
    ),
    ...openingOptions,
    out: outOption,
  },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const { request } = known.value;
    const recorded = await opening(session, given, (key) =>
      session.call("inbox.record", {
        request,
        ...(given.text === undefined
          ? {}
          : { text: { file: session.grant(given.text) } }),
        signature: { file: session.grant(given.signature) },
        ...key,
      }),
    );
    return recorded.ok
      ? answered(session, recorded.value, given.out)
      : recorded;
  },
});

const carry = vaultCommand({
  words: ["request", "carry"],
  summary:
    "Writes the text to sign, and how, into a folder: for a key that is on another machine.",
  positionals: {},
  options: {
    request: requestOption,
    out: required("folder", "the folder to write into, made if need be", path),
  },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const written = await session.call("inbox.carryOut", {
      request: known.value.request,
      folder: session.grant(given.out),
    });
    return written.ok
      ? ok(writtenFiles(written.value, written.value.files, given.out))
      : refused(written.error);
  },
});

const answer = vaultCommand({
  words: ["request", "answer"],
  summary: "Writes what goes back to the requester, as one new file.",
  details: [
    "A signature goes back as it is. A decline, or a wish for changes, holds a reason: it is sealed to the requester, by the keys that the charter of the request lists for them, and age -d opens it.",
  ],
  positionals: {},
  options: {
    request: requestOption,
    as: required("person", "whose answer", personId),
    unsealed: flag(
      "the reason goes back plain, where the charter lists no key of the requester to seal it to",
    ),
    out: required("file", "the new file", path),
  },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const written = await session.call("inbox.writeResponse", {
      request: known.value.request,
      person: given.as,
      ...(given.unsealed && { unsealed: true as const }),
      file: session.grant(given.out),
    });
    return written.ok
      ? ok({
          value: written.value,
          text: writtenText(given.out, written.value.to),
        })
      : refused(written.error);
  },
});

const remove = vaultCommand({
  words: ["request", "remove"],
  summary:
    "Removes a request's files from this vault; what was asked and answered stays on the record.",
  positionals: {},
  options: { request: requestOption, reason: reasonOption },
  async run(session, given) {
    const known = await resolveRequest(session, given.request);
    if (!known.ok) return known;
    const removed = await session.call("inbox.remove", {
      request: known.value.request,
      reason: given.reason,
    });
    return removed.ok
      ? ok({
          value: removed.value,
          text: receivedListText([removed.value]),
        })
      : refused(removed.error);
  },
});

export const requestCommands: readonly Command[] = [
  openRequest,
  list,
  sheet,
  statement,
  charter,
  compareRequest,
  sign,
  decline,
  carry,
  record,
  answer,
  remove,
];
