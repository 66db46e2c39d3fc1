// SPDX-License-Identifier: Apache-2.0
import type {
  ReceivedView,
  SigningSheet,
} from "../../../shared/ipc/inboxContract.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import { declinedAfterSigning } from "../../../shared/text/answers.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { visible } from "../../../shared/text/facts.ts";
import {
  changeSentences,
  doubtSentence,
  judgedTitle,
  nonceWords,
} from "../../../shared/text/sheet.ts";
import { describeFailure } from "../../../shared/text/failures.ts";
import { type Answer, type Outcome } from "../command.ts";
import { fields, indented, sentence, shortId, size, table } from "../layout.ts";
import type { Session } from "../session.ts";

const answerWords = {
  agreed: "agreed",
  declined: "declined",
  changes: "asked for changes",
} as const;

function answersOf({ answers }: ReceivedView): string {
  return answers
    .map(({ person, answer }) => `${person} ${answerWords[answer]}`)
    .join(", ");
}

export function receivedListText(requests: readonly ReceivedView[]): string {
  if (requests.length === 0)
    return sentence("No request was opened in this vault yet.");
  const rows = requests.map((each) => [
    shortId(each.request),
    each.standing,
    each.act,
    each.audit,
    each.requester ?? "",
    each.issued,
    each.purpose ?? answersOf(each),
  ]);
  return table(
    ["Request", "State", "Asks for", "Audit", "From", "Issued", "Purpose"],
    rows,
  );
}

function charterText({ act, charter }: SigningSheet): string | null {
  if (charter === null) return act === "charter" ? "the first" : null;
  const { version, digest, how } = charter;
  const name = act === "charter" ? "replaces version" : "version";
  return `${name} ${String(version)} (${how}), ${digest}`;
}

function audienceText({ act, audience }: SigningSheet): string {
  if (act === "charter") return "";
  if (act === "approval") return "\nAudience: public\n";
  const rows = audience.map(({ person, fingerprint }) => [person, fingerprint]);
  return `\n${table(["Audience", "Sealed to"], rows)}`;
}

function changesText({ changes, charterChanges }: SigningSheet): string {
  if (charterChanges !== null)
    return `\nAgainst the charter in force:\n${[
      ...charterChanges.removed.map((line) => `- ${line}`),
      ...charterChanges.added.map((line) => `+ ${line}`),
    ]
      .map(sentence)
      .join("")}`;
  if (changes === null)
    return "\nNo statement of this audit was signed here before.\n";
  const since = `\nChanged since ${changes.by} signed on ${changes.since}:\n`;
  const all = changeSentences(changes.changes);
  return `${since}${indented((all.length > 0 ? all : ["Nothing."]).map(sentence).join(""))}`;
}

function missingText({ missing }: SigningSheet): string {
  if (missing === null) return "";
  const still =
    missing.length === 0
      ? ["Nobody: the quorum is met by those who signed."]
      : missing.map((each) => describeCondition(each));
  return `\nStill needed:\n${indented(still.map(sentence).join(""))}`;
}

/** Texts to judge by, as they came, with whatever acts on a terminal made visible. */
function judgedText({ judged }: SigningSheet): string {
  if (judged.length === 0) return "";
  const texts = judged.map(({ name, text }) =>
    text === null
      ? `\n${judgedTitle(name)} (${name}): not shown here.\n`
      : `\n${judgedTitle(name)} (${name}):\n${indented(text.replace(/\n$/, "").split("\n").map(visible).join("\n") + "\n")}`,
  );
  return `${texts.join("")}\n${sentence(nonceWords)}`;
}

function signedText({ request, text }: SigningSheet): string {
  const bytes = Buffer.byteLength(text);
  return `\n${sentence(`What is signed, to the byte (${String(bytes)} bytes, SHA-256 ${request}):`)}\n${text}`;
}

function removesText({ commit }: SigningSheet): string | null {
  const paths = commit?.removes ?? [];
  return paths.length === 0 ? null : paths.join(", ");
}

/** A signing sheet for reading; the text that is signed comes last, as it is. */
export function sheetAnswer(sheet: SigningSheet): Answer {
  const facts = fields([
    ["Request", sheet.request],
    ["State", sheet.standing],
    ["Asks for", sheet.act],
    ["Audit", sheet.audit],
    ["From", sheet.requester],
    ["Purpose", sheet.purpose],
    ["Place", sheet.place],
    ["Author", sheet.commit?.author ?? null],
    ["Commit date", sheet.commit?.date ?? null],
    ["Base commit", sheet.commit?.base ?? null],
    ["Supersedes", sheet.commit?.supersedes ?? null],
    ["Removes", removesText(sheet)],
    ["Terms", sheet.terms.join(" ") || null],
    ["Issued", sheet.issued],
    ["Not before", sheet.notBefore],
    ["Expires", sheet.expires],
    ["Charter", charterText(sheet)],
    ["Signed by", sheet.signed.map(({ person }) => person).join(", ")],
    ["Sealed to you as", sheet.opened.join(", ")],
    ["Answers", answersOf(sheet)],
  ]);
  const files =
    sheet.content.length === 0
      ? ""
      : `\n${table(
          ["Size", "SHA-256", "Path"],
          sheet.content.map((file) => [
            size(file.size),
            file.sha256,
            file.path,
          ]),
        )}`;
  const doubts = sheet.doubts.map((doubt) => sentence(doubtSentence(doubt)));
  const warning = doubts.length === 0 ? "" : `\n${doubts.join("")}`;
  return {
    value: sheet,
    text: `${facts}${missingText(sheet)}${warning}${files}${audienceText(sheet)}${judgedText(sheet)}${changesText(sheet)}${signedText(sheet)}`,
  };
}

/** After an answer: who answered what, what goes back, and where it was written. */
export async function answered(
  session: Session,
  view: ReceivedView,
  out: string | undefined,
): Promise<Outcome> {
  const last = view.answers.at(-1);
  if (last === undefined) throw new Error("an answered request has no answer");
  const signedBefore =
    last.answer !== "agreed" &&
    view.answers.some(
      ({ person, answer }) => person === last.person && answer === "agreed",
    );
  const said =
    sentence(`${last.person} ${answerWords[last.answer]}.`) +
    (signedBefore ? sentence(`${last.person} ${declinedAfterSigning}.`) : "");
  const wanted = { request: view.request, person: last.person };
  if (out !== undefined) {
    const file = session.grant(out);
    const written = await session.call("inbox.writeResponse", {
      ...{ ...wanted, file },
    });
    return written.ok
      ? ok({
          value: view,
          text: `${said}${writtenText(out, written.value.to)}`,
        })
      : err({
          ...{ kind: "failure", failure: written.error },
          done: { value: view, text: said },
        });
  }
  const response = await session.call("inbox.response", wanted);
  // The answer is on the record: that it cannot be sealed is said, and no reason to fail.
  if (!response.ok)
    return ok({ value: view, text: said, beside: notWritten(response.error) });
  const { name, text, to } = response.value;
  return ok({
    value: { ...view, response: response.value },
    text: `${said}${sentence(`Send this back, as ${name}${sealedTo(to)}:`)}\n${text}`,
  });
}

function notWritten(failure: Failure): string {
  const { title, next } = describeFailure(failure);
  return sentence(title) + sentence(next);
}

function sealedTo(to: readonly PersonId[]): string {
  return to.length === 0 ? "" : `, sealed to ${to.join(", ")}`;
}

export function writtenText(out: string, to: readonly PersonId[]): string {
  return sentence(`Written${sealedTo(to)}: ${out}`);
}
