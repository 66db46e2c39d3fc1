// SPDX-License-Identifier: Apache-2.0
// What an older copy of a vault takes and lets out: nothing, whatever is asked of it rightly.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import { consentOf } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  type Asked,
  job,
  type Office,
  openOffice,
  proposalOf,
  propose,
  approvedBy,
  refusal,
  rolledBack,
} from "../support/refusals.ts";

interface Copy extends Office {
  readonly charterText: string;
  readonly consentText: string;
  readonly approvalText: string;
  /** Nothing stands in its way. */
  readonly approved: string;
}

const earlier = {
  ...{ audit, at: "2027-01-01T00:00:00Z" },
  ...{ to: ["Lin"], what: ["A draft"], how: "by hand" },
};
const declaration = {
  ...{ act: "declaration", signer: "cleo" },
  ...{ recused: false, interests: ["A reader of theirs"] },
} as const;

async function openCopy(): Promise<Copy> {
  const office = await openOffice();
  const { desk, folder, version, sign, consent, requested } = office;
  const approved = await propose(office, version);
  await approvedBy(office, approved, "ada", "cleo", "dora");
  await desk.do("disclosure.record", earlier);
  const { text } = await desk.do("answer.draft", {
    ...{ audit, answer: declaration as never },
  });
  writeFileSync(join(folder, "declaration.txt"), text);
  const armour = sign("cleo", "declaration", text);
  writeFileSync(join(folder, "declaration.sig"), armour);
  const seats = { owner: 1, chair: 1 };
  const quorums = [{ act: "approval", seats }];
  const asked = { audit, quorums } as never;
  const { draft } = await desk.do("charter.draft", asked);
  const shown = await desk.do("release.show", { release: requested });
  const given = await desk.do("consent.show", { consent });
  return Object.assign(await rolledBack(office), {
    charterText: draft?.text ?? "",
    approvalText: shown.statement?.text ?? "",
    consentText: given.text,
    approved,
  });
}

type Case = readonly [EngineChannel, (copy: Copy) => Asked];

const cases: readonly Case[] = [
  [
    "charter.draft",
    () => ({
      ...{ audit, conditions: ["embargo"], replace: true },
      quorums: [{ act: "approval", seats: { owner: 1, chair: 1 } }],
    }),
  ],
  ["charter.discard", () => ({ audit, reason: "A mistake" })],
  ["charter.send", ({ chosen }) => ({ audit, folder: chosen("charter") })],
  [
    "charter.record",
    ({ charterText, sign }) => ({
      ...{ audit, signature: sign("ada", "charter", charterText) },
    }),
  ],
  [
    "consent.request",
    ({ version }) => ({ ...consentOf(audit, version as never) }),
  ],
  [
    "consent.record",
    ({ consent, consentText, sign }) => ({
      ...{ consent, signature: sign("edo", "consent", consentText) },
    }),
  ],
  ["consent.abandon", ({ consent }) => ({ consent, reason: "A mistake" })],
  ["consent.send", ({ consent, chosen }) => ({ consent, folder: chosen("c") })],
  [
    "share.create",
    ({ consent, chosen }) => ({ job: job(), consent, file: chosen("share") }),
  ],
  [
    "review.create",
    ({ requested: release, chosen }) => ({
      ...{ job: job(), request: { act: "approval", release } },
      file: chosen("review"),
    }),
  ],
  ["release.propose", ({ version }) => proposalOf(version)],
  ["release.request", ({ proposed }) => ({ release: proposed })],
  [
    "release.record",
    ({ requested, approvalText, sign }) => ({
      release: requested,
      signature: sign("cleo", "approval", approvalText),
    }),
  ],
  [
    "release.send",
    ({ requested, chosen }) => ({ release: requested, folder: chosen("r") }),
  ],
  ["release.abandon", ({ proposed }) => ({ release: proposed, reason: "No" })],
  [
    "release.export",
    ({ approved, chosen }) => ({
      ...{ job: job(), release: approved, destination: chosen("bundle") },
    }),
  ],
  [
    "release.checkMerge",
    ({ requested, desk, clone }) => ({
      ...{ release: requested, clone: desk.grant(clone), commit: "main" },
    }),
  ],
  [
    "answer.record",
    ({ chosen }) => ({
      ...{ audit, statement: chosen("declaration.txt") },
      signature: chosen("declaration.sig"),
    }),
  ],
  ["disclosure.record", () => earlier],
  [
    "disclosure.export",
    ({ chosen }) => ({
      ...{ audit, format: "csv", file: chosen("list.csv") },
      protection: { kind: "plain" },
    }),
  ],
  [
    "disclosure.breachDraft",
    ({ chosen }) => ({
      facts: {
        ...{ audit, addressee: "security@example.org", reporter: "ada" },
        ...{ noticed: "2027-01-30T00:00:00Z", how: "Quoted" },
        ...{ leakedTo: [], done: [], leaks: [{ disclosure: "earlier-0" }] },
      },
      file: chosen("breach.txt"),
    }),
  ],
];

describe("an older copy of a vault", () => {
  let copy: Copy;
  beforeAll(async () => {
    copy = await openCopy();
  });
  afterAll(async () => {
    await copy.desk.engine.close();
    copy.remove();
  });

  it.each(cases)("refuses %s, and stays as it is", async (channel, asking) => {
    expect(await refusal(copy, channel, asking(copy))).toBe("vault-read-only");
  });
});
