// SPDX-License-Identifier: Apache-2.0
import {
  audit,
  commit,
  digest,
  id,
  signed,
  time,
  type ToldActs,
  type TypesOf,
} from "./toldActs.ts";

const files = [{ version: id, path: "report.pdf" }];
const leaving = {
  to: [
    { person: "mira", recipient: "age1invented" },
    { person: "rhea", recipient: "age1invented" },
  ],
  files: [{ version: id, path: "report.pdf", sha256: digest }],
};

export const leavingActs: ToldActs<
  TypesOf<"release" | "consent" | "share" | "review" | "disclosure" | "answer">
> = {
  "release.proposed": [
    [
      {
        ...{ audit, release: id, requester: "ada", files, place: "audits/1" },
        ...{ purpose: "Publish", author: "Ada <a@b.example>", expires: time },
        ...{ notBefore: null, base: null, clone: null },
      },
      "ada proposed to release 1 file(s): Publish.",
    ],
  ],
  "release.requested": [
    [
      { release: id, statement: id, digest, text: "" },
      "The statement of a release was fixed; its bytes are what people sign.",
    ],
  ],
  "release.signed": [
    [
      { release: id, digest, ...signed },
      "ben signed the approval of a release.",
    ],
  ],
  "release.sent": [
    [
      { release: id, to: ["ada", "ben"], parcel: digest },
      "A request was sealed to ada, ben.",
    ],
  ],
  "release.abandoned": [
    [
      { release: id, reason: "Too early" },
      "A release was abandoned: Too early.",
    ],
  ],
  "release.export-begun": [
    [
      { release: id, digest },
      "The writing of an authorized release bundle began.",
    ],
  ],
  "release.exported": [
    [
      { release: id, digest, commit: null },
      "A release bundle was authorized and written.",
    ],
  ],
  "release.merged": [
    [
      { release: id, digest, commit, signers: ["ada", "ben"] },
      `The commit ${commit} of a clone brings a release as it was signed by ada, ben.`,
    ],
    [
      { release: id, digest, commit, signers: [] },
      `The commit ${commit} of a clone brings a release as it was signed by nobody.`,
    ],
  ],
  "consent.requested": [
    [
      { audit, consent: id, digest, text: "", files },
      "Consent to share 1 file(s) was asked for; the statement's bytes are what people sign.",
    ],
  ],
  "consent.signed": [
    [{ consent: id, digest, ...signed }, "ben signed a consent."],
  ],
  "consent.sent": [
    [
      { consent: id, to: ["ada"], parcel: digest },
      "A request for consent was sealed to ada.",
    ],
  ],
  "consent.abandoned": [
    [
      { consent: id, reason: "Not needed" },
      "A request for consent was abandoned: Not needed.",
    ],
  ],
  "share.begun": [
    [
      { share: id, consent: id, digest, ...leaving },
      "The sealing of 1 file(s) to mira, rhea began.",
    ],
  ],
  "share.written": [
    [{ share: id, parcel: digest }, "A share was authorized and written."],
  ],
  "review.begun": [
    [
      {
        ...{ audit, review: id, digest, ...leaving },
        request: { act: "approval", release: id },
      },
      "The sealing of the files of a request to mira, rhea, who are to judge it, began.",
    ],
  ],
  "review.written": [
    [
      { audit, review: id, parcel: digest },
      "The files of a request were sealed for review.",
    ],
  ],
  "disclosure.recorded": [
    [
      { audit, at: time, to: ["the press"], what: ["a, b"], how: "telephone" },
      "It was recorded that the press received a, b by telephone.",
    ],
  ],
  "disclosure.exported": (
    [
      ["list", [], "The list of disclosures was written out, not sealed."],
      [
        ...(["breach-draft", ["ada", "ben"]] as const),
        "The draft of a report of a breach was written out, sealed to ada, ben.",
      ],
      [
        "calendar",
        [],
        "The calendar of an embargo was written out, not sealed.",
      ],
      ["checklist", [], "The checklist of phases was written out, not sealed."],
      ["picture", [], "A picture of the audit was written out, not sealed."],
      [
        ...(["announcement", []] as const),
        "A draft of the announcement of a release was written out, not sealed.",
      ],
    ] as const
  ).map(([what, to, sentence]) => [
    { audit, what, to: [...to], sha256: digest },
    sentence,
  ]),
  "answer.recorded": (
    [
      ["decline", "ben declined, or asked for changes."],
      ["withdrawal", "ben withdrew what they had agreed to."],
      ["receipt", "ben confirmed what arrived."],
      ["attestation", "ben agreed to the policies of the audit."],
      ["declaration", "ben declared their interests."],
      ["revocation", "ben revoked a key."],
    ] as const
  ).map(([act, sentence]) => [
    { audit, act, digest, text: "", ...signed },
    sentence,
  ]),
};
