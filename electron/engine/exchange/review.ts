// SPDX-License-Identifier: Apache-2.0
import type { AuthorizedReview } from "../../../shared/domain/authorizeReview.ts";
import type { Failure } from "../../../shared/failure.ts";
import { sortedByBytes } from "../../../shared/formats/lines.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import {
  checkLines,
  type HandOver,
  peopleOf,
  receiptLines,
  writeHandedOver,
} from "./handedOver.ts";
import { textMember } from "./sealedArchive.ts";

export interface Review extends HandOver<AuthorizedReview> {
  /** Bare names under `judged/`, with their texts. */
  readonly judged: readonly { readonly name: string; readonly text: string }[];
  /** A ready-made answer for whoever does not agree. */
  readonly declineText: string;
}

const asks = {
  approval: "They are to be published, if you and the others agree:",
  consent: "They are to be shared in confidence, if you and the others agree:",
} as const;

const terms = [
  "  - They are yours to judge this request by, and for nothing else.",
  "  - Show them to nobody and pass them on to nobody: whoever else is to see them is asked about by consent.",
  "  - Keep them encrypted, and delete them once you have answered.",
] as const;

function termsOf({ request }: AuthorizedReview): string[] {
  if (request.act !== "consent" || request.terms.length === 0) return [];
  const lines = request.terms.map((term) => `  - ${term}`);
  return ["They would be shared under these terms:", "", ...lines, ""];
}

/** What comes with the files, in plain words. */
function readMe({
  authorized,
  judged,
  time,
}: Omit<Review, "declineText">): string {
  const { request } = authorized;
  const { act, audit, purpose, requester } = request;
  return [
    "SHOWN FOR REVIEW, IN CONFIDENCE",
    "",
    `These files of the audit ${audit} were shown on ${time} to: ${peopleOf(authorized).join(", ")}.`,
    `${requester} asks you to judge them. ${asks[act]}`,
    "",
    `Purpose: ${purpose}`,
    "",
    ...termsOf(authorized),
    "You hold them under these terms:",
    "",
    ...terms,
    "",
    "The request, who has signed it so far, and the charter are beside this text. Check them, against",
    "your own copy of the charter, and that these are the files that the request names:",
    "",
    ...checkLines(act),
    "  (cd files && sed '1,/^$/d' ../statement.txt | sha256sum -c)",
    ...(judged.length === 0
      ? []
      : [
          "  (cd judged && sed -n 's/^Judged: //p' ../statement.txt | sha256sum -c)",
        ]),
    "",
    "If you agree, sign the request and send the .sig file back:",
    "",
    `  ssh-keygen -Y sign -f KEY -n ${act}@counterseal statement.txt`,
    "",
    'If you do not, put your short name after "Signer:" and your reason after "Reason:" in decline.txt;',
    '"changes" after "Answer:" asks for changes. Sign it, seal it with its signature to the keys that your',
    "copy of the charter, here CHARTER, lists for whoever asks, and send that one file back:",
    "",
    "  ssh-keygen -Y sign -f KEY -n decline@counterseal decline.txt",
    `  sed -n 's/^Seal: ${requester} //p' CHARTER > seal-to`,
    "  cat decline.txt decline.txt.sig | age -a -R seal-to -o decline-YOU.txt.age",
    "",
    ...receiptLines,
    "",
  ].join("\n");
}

/**
 * Writes a review: one tar archive sealed to people of the charter, with the files of a request, their
 * digests, the request with its signatures and charters, the terms, a decline and receipts to sign
 * (docs/format/bundle.md, "A review").
 */
export function writeReview({
  judged,
  declineText,
  ...review
}: Review): Promise<Result<{ readonly sha256: Sha256 }, Failure>> {
  const { audit, charter } = review.authorized.request;
  return writeHandedOver(review, {
    ...{ audit, charter },
    readMe: readMe({ ...review, judged }),
    further: [
      textMember("decline.txt", declineText),
      ...sortedByBytes(judged, ({ name }) => name).map(({ name, text }) =>
        textMember(`judged/${name}`, text),
      ),
    ],
  });
}
