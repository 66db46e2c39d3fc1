// SPDX-License-Identifier: Apache-2.0
// What is asked of releases and consents that are not there, are another audit's, or are past it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import { consentOf } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  type Asked,
  job,
  type Office,
  openTwoAudits,
  otherAudit,
  proposalOf,
  refusal,
  type TwoAudits,
  unknownId,
} from "../support/refusals.ts";

type Case = readonly [string, EngineChannel, (two: TwoAudits) => Asked, string];

const asConsent = (
  { version }: Office,
  changes: Asked,
): ReturnType<typeof consentOf> => consentOf(audit, version as never, changes);
const placedAt = (version: string, ...paths: string[]): Asked => ({
  files: paths.map((path) => ({ version, path })),
});

const cases: readonly Case[] = [
  [
    "a release of another audit's file",
    "release.propose",
    ({ foreign }) => proposalOf(foreign),
    "version-unknown",
  ],
  [
    "a look at a release of another audit's file",
    "release.preview",
    ({ foreign }) => ({
      ...{ audit, place: "audits/approval" },
      ...placedAt(foreign, "a.pdf"),
    }),
    "version-unknown",
  ],
  [
    "a look at a release of a folder above its tree",
    "release.preview",
    ({ version }) => ({
      ...{ audit, place: "../approval" },
      ...placedAt(version, "a.pdf"),
    }),
    "path-unsafe",
  ],
  [
    "a look at a release that nobody proposed",
    "release.preview",
    () => ({ release: unknownId() }),
    "release-unknown",
  ],
  [
    "a look at a release of an audit that is not there",
    "release.preview",
    ({ version }) => ({
      ...{ audit: "no-audit", place: "audits/approval" },
      ...placedAt(version, "a.pdf"),
    }),
    "audit-unknown",
  ],
  [
    "consent to share another audit's file",
    "consent.request",
    (two) => asConsent(two, placedAt(two.foreign, "Report.pdf")),
    "version-unknown",
  ],
  [
    "consent to share under a charter that is not there",
    "consent.request",
    ({ foreign }) => consentOf(otherAudit, foreign as never),
    "charter-none-in-force",
  ],
  [
    "consent that a stranger asks for",
    "consent.request",
    (two) => asConsent(two, { requester: "nobody" }),
    "person-unknown",
  ],
  [
    "consent to share with a stranger",
    "consent.request",
    (two) => asConsent(two, { audience: ["mira", "nobody"] }),
    "person-unknown",
  ],
  [
    "consent to share a file above its tree",
    "consent.request",
    (two) => asConsent(two, placedAt(two.version, "../Report.pdf")),
    "path-unsafe",
  ],
  [
    "consent to share two files as one",
    "consent.request",
    (two) => asConsent(two, placedAt(two.version, "R.pdf", "R.pdf")),
    "path-duplicate",
  ],
  [
    "consent to share a file as a folder of another",
    "consent.request",
    (two) => asConsent(two, placedAt(two.version, "R", "R/R.pdf")),
    "path-collides",
  ],
  [
    "a release in the place of another audit's",
    "release.propose",
    ({ version }) => proposalOf(version, { supersedes: unknownId() }),
    "release-unknown",
  ],
  [
    "a release in the place of one that nobody was asked for",
    "release.propose",
    ({ version, proposed }) => proposalOf(version, { supersedes: proposed }),
    "release-state: proposed",
  ],
  [
    "a release that removes a file of no clone",
    "release.propose",
    ({ version }) => proposalOf(version, { removes: ["old.md"] }),
    "removed-path-missing",
  ],
  [
    "a release for an audit that is not there",
    "release.propose",
    ({ version }) => proposalOf(version, { audit: "no-audit" }),
    "audit-unknown",
  ],
  [
    "a release that a stranger proposes",
    "release.propose",
    ({ version }) => proposalOf(version, { requester: "nobody" }),
    "person-unknown",
  ],
  [
    "signatures on a release that is asked for already",
    "release.request",
    ({ requested }) => ({ release: requested }),
    "release-has-statement",
  ],
  [
    "signatures on a release that was given up",
    "release.request",
    ({ abandonedRelease }) => ({ release: abandonedRelease }),
    "release-state: abandoned",
  ],
  [
    "a signature on a release that nobody was asked for",
    "release.sign",
    ({ proposed, chosen }) => ({ release: proposed, key: chosen("key") }),
    "release-state: proposed",
  ],
  [
    "a request for a release that nobody was asked for",
    "release.send",
    ({ proposed, chosen }) => ({ release: proposed, folder: chosen("out") }),
    "release-state: proposed",
  ],
  [
    "a signature that came back for a release that nobody was asked for",
    "release.record",
    ({ proposed, sign }) => ({
      release: proposed,
      signature: sign("ada", "approval", "words"),
    }),
    "release-state: proposed",
  ],
  [
    "a bundle of a release that was given up",
    "release.export",
    ({ abandonedRelease, chosen }) => ({
      ...{ job: job(), release: abandonedRelease },
      destination: chosen("bundle"),
    }),
    "release-state: abandoned",
  ],
  [
    "a bundle of a release that too few have signed",
    "release.export",
    ({ requested, chosen }) => ({
      ...{ job: job(), release: requested, destination: chosen("bundle") },
    }),
    "release-unmet",
  ],
  [
    "the merge of a release that has not left",
    "release.checkMerge",
    ({ requested, clone, desk }) => ({
      ...{ release: requested, commit: "main", clone: desk.grant(clone) },
    }),
    "release-not-exported",
  ],
  [
    "the announcement of a release that has not been merged",
    "release.exportAnnouncement",
    ({ requested, chosen }) => ({
      ...{ release: requested, part: "post", file: chosen("post.md") },
    }),
    "release-not-merged",
  ],
  ...(["release.show", "release.voided", "release.announcement"] as const).map(
    (channel): Case => [
      `${channel} of no release`,
      channel,
      () => ({ release: unknownId() }),
      "release-unknown",
    ],
  ),
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
