// SPDX-License-Identifier: Apache-2.0
// Texts and times that no statement may hold, where everything else of a request is right.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import { consentOf } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  acting,
  type Asked,
  inTenYears,
  type Office,
  openOffice,
  proposalOf,
  refusal,
  swelling,
  tomorrow,
} from "../support/refusals.ts";

const hourAgo = "2027-01-31T11:00:00Z";
const earlier = {
  ...{ audit, at: "2027-01-01T00:00:00Z", from: "Ada" },
  ...{ to: ["Lin"], what: ["A draft"], how: "by hand" },
};
const facts = {
  ...{ audit, addressee: "security@example.org", reporter: "ada" },
  ...{ noticed: hourAgo, how: "Quoted", leakedTo: ["Readers"], done: ["Told"] },
  leaks: [{ disclosure: "earlier-0" }],
};
const withdrawal = {
  ...{ act: "withdrawal", signer: "ada", of: "0".repeat(64), reason: "No" },
};
const revocation = {
  ...{ act: "revocation", signer: "ada", key: "SHA256:none" },
  ...{ since: hourAgo, reason: "Lost" },
};
const declaration = {
  ...{ act: "declaration", signer: "ada", vendor: "Quillhart Labs" },
  ...{ recused: true, interests: ["Employed there"] },
};

type Case = readonly [
  EngineChannel,
  string,
  (office: Office, text: string) => Asked,
];

const texts: readonly Case[] = [
  ["charter.discard", "reason", (_, reason) => ({ audit, reason })],
  ["disclosure.record", "from", (_, from) => ({ ...earlier, from })],
  ["disclosure.record", "to", (_, to) => ({ ...earlier, to: ["Lin", to] })],
  ["disclosure.record", "what", (_, what) => ({ ...earlier, what: [what] })],
  ["disclosure.record", "how", (_, how) => ({ ...earlier, how })],
  ...(["addressee", "how"] as const).map((field): Case => [
    "disclosure.breachDraft",
    field,
    (_, text) => ({ facts: { ...facts, [field]: text } }),
  ]),
  [
    "disclosure.breachDraft",
    "to",
    (_, text) => ({ facts: { ...facts, leakedTo: ["Readers", text] } }),
  ],
  [
    "disclosure.breachDraft",
    "done",
    (_, text) => ({ facts: { ...facts, done: ["Told", text] } }),
  ],
  ...(["consent.request", "consent.draft"] as const).flatMap(
    (channel): Case[] => [
      [
        channel,
        "purpose",
        ({ version }, purpose) =>
          consentOf(audit, version as never, { purpose }),
      ],
      [
        channel,
        "term",
        ({ version }, term) =>
          consentOf(audit, version as never, { terms: ["To be kept.", term] }),
      ],
    ],
  ),
  ["consent.abandon", "reason", ({ consent }, reason) => ({ consent, reason })],
  [
    "release.abandon",
    "reason",
    ({ requested, proposed }, reason) => ({
      release: reason === acting ? requested : proposed,
      reason,
    }),
  ],
  [
    "release.propose",
    "purpose",
    ({ version }, purpose) => proposalOf(version, { purpose }),
  ],
  [
    "release.propose",
    "author",
    ({ version }, name) =>
      proposalOf(version, { author: `${name.slice(0, 900)} <a@b.org>` }),
  ],
  ...[withdrawal, revocation].map((answer): Case => [
    "answer.draft",
    "reason",
    (_, reason) => ({ audit, answer: { ...answer, reason } }),
  ]),
];

const refusedTimes: readonly (readonly [
  EngineChannel,
  string,
  (office: Office) => Asked,
])[] = [
  [
    "charter.preview",
    "",
    () => ({ audit, roles: [rolesUntil("2026-01-01T00:00:00Z")] }),
  ],
  [
    "charter.draft",
    "",
    () => ({ audit, roles: [rolesUntil("2025-01-01T00:00:00Z")] }),
  ],
  [
    "release.propose",
    ": expires",
    ({ version }) => proposalOf(version, { expires: hourAgo }),
  ],
  [
    "release.propose",
    ": not-before",
    ({ version }) =>
      proposalOf(version, { expires: tomorrow, notBefore: tomorrow }),
  ],
  [
    "consent.request",
    ": expires",
    ({ version }) => consentOf(audit, version as never, { expires: hourAgo }),
  ],
  [
    "consent.request",
    ": not-before",
    ({ version }) =>
      consentOf(audit, version as never, { notBefore: inTenYears }),
  ],
  ["disclosure.record", ": at", () => ({ ...earlier, at: tomorrow })],
  [
    "disclosure.breachDraft",
    ": noticed",
    () => ({ facts: { ...facts, noticed: tomorrow } }),
  ],
];

function rolesUntil(until: string): Asked {
  const from = "2026-01-01T00:00:00Z";
  return { person: "ada", roles: [{ role: "owner", from, until }] };
}

describe("what is asked for", () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    const { desk } = office;
    await desk.do("disclosure.record", earlier);
    // A draft that waits, so that there is something to discard.
    const approval = {
      act: "approval",
      seats: { owner: 1, chair: 1 },
    } as const;
    await desk.do("charter.draft", { audit, quorums: [approval] });
  });
  afterAll(async () => {
    await office.desk.engine.close();
    office.remove();
  });

  it.each(texts)(
    "%s takes no text in %s that acts, or is too long in NFC",
    async (channel, field, asking) => {
      for (const text of [acting, swelling])
        expect(await refusal(office, channel, asking(office, text))).toBe(
          `text-refused: ${field}`,
        );
    },
  );

  it.each(refusedTimes)(
    "%s takes no time out of order%s",
    async (channel, field, asking) => {
      expect(await refusal(office, channel, asking(office))).toBe(
        `time-refused${field}`,
      );
    },
  );

  it("answers with no words that cannot be signed", async () => {
    for (const changes of [
      { vendor: acting },
      { interests: ["Employed there", acting] },
      { vendor: swelling },
    ])
      expect(
        await refusal(office, "answer.draft", {
          ...{ audit, answer: { ...declaration, ...changes } },
        }),
      ).toBe("statement-refused");
  });
});
