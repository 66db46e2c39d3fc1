// SPDX-License-Identifier: Apache-2.0
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import type { Answer } from "../command.ts";
import {
  afterSigning,
  declinedAfterSigning,
} from "../../../shared/text/answers.ts";
import { fields, sentence, shortId, size, table } from "../layout.ts";
import { conditionsText } from "../report.ts";
import { signersText } from "./signersText.ts";

function audienceOf({ audience }: ConsentView): string {
  return [...new Set(audience.map(({ person }) => person))].join(", ");
}

function answerLine(answer: AnswerView) {
  const { act, reason } = answer;
  const what = answer.asksForChanges ? "asks for changes" : act;
  const after = answer.afterSigning ? ` ${afterSigning}` : "";
  return [signersText([answer]), `${what}${after}`, reason ?? ""];
}

function verbOf({ act, asksForChanges }: AnswerView): string {
  if (asksForChanges) return "asks for changes to";
  if (act === "decline") return "declines";
  return act === "withdrawal" ? "withdraws" : "confirms what arrived for";
}

/** What was just recorded, and for what; `here`: the release or consent that it was handed in with. */
export function recordedText(answer: AnswerView, here: string): string {
  const { person, act, to } = answer;
  const what =
    to === null
      ? `${person}: ${act}`
      : `${person} ${verbOf(answer)} the ${to.kind} ${shortId(to.id)}, ${to.purpose}`;
  const elsewhere =
    to?.id === here ? "" : sentence("What is shown above is as it was before.");
  const after = answer.afterSigning
    ? sentence(`${person} ${declinedAfterSigning}.`)
    : "";
  return `${sentence(`Recorded: ${what}.`)}${after}${elsewhere}`;
}

/** What left by a consent, or while it was judged: to whom, when, which files. */
export function leftText(view: ConsentView): string {
  return `${sharesText(view)}${reviewsText(view)}${sentText(view)}`;
}

function sentText({ sent }: ConsentView): string {
  if (sent.length === 0) return "";
  const rows = sent.map(({ at, to }) => [at, to.join(", ")]);
  return `\nAsked to judge:\n${table(["When", "To"], rows)}`;
}

function sharesText({ shares }: ConsentView): string {
  if (shares.length === 0) return "";
  const rows = shares.map(({ at, to, files, parcel }) => [
    at,
    [...new Set(to.map(({ person }) => person))].join(", "),
    String(files.length),
    parcel ?? "not known to be whole",
  ]);
  return `\nShared already:\n${table(["When", "With", "Files", "SHA-256 of the file"], rows)}`;
}

/** What people answered to a statement, beside signing it. */
export function answersText({ answers }: Pick<ConsentView, "answers">): string {
  return answers.length === 0
    ? ""
    : `\n${table(["Who", "Answered", "Reason"], answers.map(answerLine))}`;
}

/** To whom the files of a request were shown for review. */
export function reviewsText({ reviews }: Pick<ConsentView, "reviews">): string {
  if (reviews.length === 0) return "";
  const rows = reviews.map(({ at, to, parcel, receipts }) => [
    at,
    [...new Set(to.map(({ person }) => person))].join(", "),
    receipts.join(", "),
    parcel ?? "not known to be whole",
  ]);
  return `\nShown for review:\n${table(["When", "To", "Confirmed by", "SHA-256 of the file"], rows)}`;
}

function standing(consent: ConsentView): string {
  const { state, unmet, uncovered, fewerKeys } = consent;
  if (state === "abandoned") return "";
  const others =
    uncovered.length === 0
      ? ""
      : `\nNo longer covered:\n${conditionsText(uncovered)}`;
  const keys =
    fewerKeys.length === 0
      ? ""
      : `\nSealed to another key of theirs that it names:\n${conditionsText(fewerKeys)}`;
  return unmet.length === 0
    ? `\nNothing stands in the way of sharing them.\n${others}${keys}`
    : `\nBefore they can be shared:\n${conditionsText(unmet)}${others}${keys}`;
}

/** A consent for reading: what, to whom, who signed, and what still stands in the way. */
export function consentAnswer(view: ConsentView): Answer {
  const facts = fields([
    ["Consent", view.consent],
    ["State", view.state],
    [
      "Declined by",
      view.declinedBy.length === 0
        ? null
        : `${view.declinedBy.join(", ")}: it cannot be agreed to without them`,
    ],
    ["Purpose", view.purpose],
    ["With", audienceOf(view)],
    ["Terms", view.terms.join(" ") || null],
    ["Requester", view.requester],
    ["Not before", view.notBefore],
    ["Expires", view.expires],
    ["Statement", view.digest],
    ["Signed by", signersText(view.signatures)],
  ]);
  const files = table(
    ["Size", "SHA-256", "Path"],
    view.files.map((file) => [size(file.size), file.sha256, file.path]),
  );
  return {
    value: view,
    text: `${facts}\n${files}${answersText(view)}${reviewsText(view)}${sharesText(view)}${standing(view)}`,
  };
}

export function consentListText(views: readonly ConsentView[]): string {
  if (views.length === 0) return sentence("No consent was asked for yet.");
  const rows = views.map((view) => [
    shortId(view.consent),
    view.state,
    view.expires,
    audienceOf(view),
    view.purpose,
  ]);
  return table(["Consent", "State", "Expires", "With", "Purpose"], rows);
}

export function answerListText(answers: readonly AnswerView[]): string {
  if (answers.length === 0) return sentence("Nobody has answered yet.");
  const rows = answers.map((answer) => [
    answer.recorded,
    ...answerLine(answer),
  ]);
  return table(["When", "Who", "Answered", "Reason"], rows);
}
