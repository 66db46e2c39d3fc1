// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  type FailureCase,
  failureSaid,
} from "../../test/support/failureCases.ts";

const cases: FailureCase[] = [
  [
    "request-charter-older",
    { version: 1, own: 2 },
    "title",
    /charter \(version 1, yours is version 2\)\.$/,
  ],
  ["request-charter-older", { version: 1 }, "title", /an older charter\.$/],
  ["request-charter-older", { own: 2 }, "title", /an older charter\.$/],
  [
    "request-charter-unknown",
    { version: 3, own: 2 },
    "title",
    /your own \(version 3, yours is version 2\)\.$/,
  ],
  ["request-charter-unknown", {}, "title", /from your own\.$/],
  [
    "request-no-charter",
    { audit: "harbour" },
    "title",
    /this audit \(harbour\), so/,
  ],
  [
    "request-unanswered",
    { person: "ada", act: "approval", purpose: "Publish" },
    "title",
    /nothing of ada to .* the request to approve a release \(Publish\) yet\.$/,
  ],
  [
    "request-unanswered",
    { act: "consent" },
    "title",
    /nothing of theirs to .* the request for consent yet\.$/,
  ],
  [
    "request-unanswered",
    { act: "charter" },
    "title",
    /answered the charter yet\.$/,
  ],
  ["request-unanswered", {}, "title", /answered the request yet\.$/],
  [
    "request-unanswered",
    { answered: "lin, mo" },
    "safe",
    /Answered here by: lin, mo\.$/,
  ],
  ["request-unanswered", {}, "safe", /Nobody has answered it here\.$/],
  [
    "request-unanswered",
    { person: "ada", answered: "lin" },
    "next",
    /first, as ada \(.*\), or name one of those who have\.$/,
  ],
  ["request-unanswered", {}, "next", /first, as who is asked \([^)]*\)\.$/],
];

it.each(cases)(
  "says of %s, with %j, in its %s: %s",
  (code, facts, part, words) => {
    expect(failureSaid(code, facts, part)).toMatch(words);
  },
);
