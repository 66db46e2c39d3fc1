// SPDX-License-Identifier: Apache-2.0
// What is asked of shares, reviews, answers, charters and lists where what is named is not there.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import { audit } from "../support/mainJob.ts";
import {
  type Asked,
  inTenYears,
  job,
  openTwoAudits,
  otherAudit,
  refusal,
  type TwoAudits,
} from "../support/refusals.ts";

type Case = readonly [string, EngineChannel, (two: TwoAudits) => Asked, string];

const cases: readonly Case[] = [
  [
    "a signature on a consent that was given up",
    "consent.record",
    ({ abandonedConsent, sign }) => ({
      consent: abandonedConsent,
      signature: sign("ada", "consent", "words"),
    }),
    "consent-abandoned",
  ],
  [
    "a consent to be given up twice",
    "consent.abandon",
    ({ abandonedConsent }) => ({ consent: abandonedConsent, reason: "Again" }),
    "consent-abandoned",
  ],
  [
    "a share for somebody whom its consent does not name",
    "share.create",
    ({ consent, chosen }) => ({
      ...{ job: job(), consent, to: ["ada"], file: chosen("share") },
    }),
    "share-not-named",
  ],
  [
    "a share of a file that its consent does not name",
    "share.create",
    ({ consent, foreign, chosen }) => ({
      ...{ job: job(), consent, versions: [foreign], file: chosen("share") },
    }),
    "version-unknown",
  ],
  [
    "a share into a folder that is not there",
    "share.create",
    ({ consent, chosen }) => ({
      ...{ job: job(), consent, file: chosen("nowhere/share") },
    }),
    "write-failed",
  ],
  ...(
    [
      [{ act: "consent", consent: "0".repeat(32) }, "consent-unknown"],
      [{ act: "approval", release: "0".repeat(32) }, "release-unknown"],
    ] as const
  ).map(([request, code]): Case => [
    `a review of no ${request.act}`,
    "review.show",
    () => ({ request }),
    code,
  ]),
  [
    "a review of a consent that was given up",
    "review.show",
    ({ abandonedConsent: consent }) => ({
      request: { act: "consent", consent },
    }),
    "consent-abandoned",
  ],
  [
    "a review of a release that was given up",
    "review.show",
    ({ abandonedRelease: release }) => ({
      request: { act: "approval", release },
    }),
    "release-state: abandoned",
  ],
  [
    "a review of a release that nobody was asked for",
    "review.show",
    ({ proposed: release }) => ({ request: { act: "approval", release } }),
    "release-state: proposed",
  ],
  [
    "an answer under a charter that is not there",
    "answer.draft",
    () => ({
      audit: otherAudit,
      answer: { act: "attestation", signer: "ada", expires: inTenYears },
    }),
    "charter-none-in-force",
  ],
  [
    "agreement to no text",
    "answer.draft",
    () => ({
      audit,
      answer: { act: "attestation", signer: "ada", expires: inTenYears },
    }),
    "agreement-none",
  ],
  [
    "agreement to no text, to be carried out",
    "answer.carryOut",
    ({ chosen }) => ({
      ...{ audit, folder: chosen("out") },
      answer: { act: "attestation", signer: "ada", expires: inTenYears },
    }),
    "agreement-none",
  ],
  [
    "a file for somebody who has no key to seal to",
    "answer.carryOut",
    ({ chosen }) => ({
      ...{ audit, folder: chosen("out") },
      answer: {
        ...{ act: "declaration", signer: "nobody" },
        ...{ recused: false, interests: [] },
      },
    }),
    "answer-no-seal-key",
  ],
  [
    "charters where none is in force",
    "charter.export",
    ({ chosen }) => ({ audit: otherAudit, folder: chosen("out") }),
    "charter-none-in-force",
  ],
  [
    "a charter without somebody who is not enrolled",
    "charter.draft",
    () => ({ audit, without: ["nobody"] }),
    "person-unknown",
  ],
  ...(["charter.send", "charter.discard", "charter.record"] as const).map(
    (channel): Case => [
      `${channel} where no charter waits`,
      channel,
      ({ chosen, sign }) => ({
        audit,
        ...(channel === "charter.send" && { folder: chosen("out") }),
        ...(channel === "charter.discard" && { reason: "A mistake" }),
        ...(channel === "charter.record" && {
          signature: sign("ada", "charter", "words"),
        }),
      }),
      "charter-no-draft",
    ],
  ),
  [
    "a list of what has not left",
    "disclosure.export",
    ({ chosen }) => ({
      ...{ audit, format: "json", disclosures: ["earlier-0"] },
      ...{ protection: { kind: "plain" }, file: chosen("list") },
    }),
    "disclosure-unknown",
  ],
  [
    "a list that is sealed to a stranger",
    "disclosure.export",
    ({ chosen }) => ({
      ...{ audit, format: "json", file: chosen("list") },
      protection: { kind: "sealed", to: ["nobody"] },
    }),
    "person-unknown",
  ],
  ...(
    [
      [{ reporter: "nobody" }, "person-unknown"],
      [{ audit: "no-audit" }, "audit-unknown"],
      [{}, "disclosure-unknown"],
    ] as const
  ).map(([changes, code]): Case => [
    `the report of a breach: ${code}`,
    "disclosure.breachDraft",
    () => ({
      facts: {
        ...{ audit, addressee: "security@example.org", reporter: "ada" },
        ...{ noticed: "2027-01-30T00:00:00Z", how: "Quoted" },
        ...{ leakedTo: [], done: [], leaks: [{ disclosure: "earlier-0" }] },
        ...changes,
      },
    }),
    code,
  ]),
  [
    "a verdict by the charter of an audit that has none",
    "bundle.verify",
    ({ clone, desk }) => ({
      ...{ bundle: desk.grant(clone), commit: "main" },
      charter: { audit: otherAudit },
    }),
    "charter-none-in-force",
  ],
  [
    "a verdict by the charter of an audit that is not there",
    "bundle.verify",
    ({ clone, desk }) => ({
      ...{ bundle: desk.grant(clone), commit: "main" },
      charter: { audit: "no-audit" },
    }),
    "audit-unknown",
  ],
  [
    "a verdict on a folder above its tree",
    "bundle.verify",
    ({ clone, desk }) => ({
      ...{ bundle: desk.grant(clone), commit: "main", place: "../other" },
    }),
    "path-unsafe",
  ],
];

describe("the engine refuses", () => {
  let two: TwoAudits;
  beforeAll(async () => {
    two = await openTwoAudits();
  });
  afterAll(async () => {
    await two.desk.engine.close();
    two.remove();
  });

  it.each(cases)("%s", async (_, channel, asking, code) => {
    expect(await refusal(two, channel, asking(two))).toBe(code);
  });
});
