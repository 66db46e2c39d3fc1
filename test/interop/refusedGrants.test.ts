// SPDX-License-Identifier: Apache-2.0
// Files and folders that nobody chose, where everything else of a request is right.
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { armorAge } from "../../electron/crypto/age/armor.ts";
import { sealAgeBytes } from "../../electron/crypto/age/seal.ts";
import { parseRecipient } from "../../electron/crypto/age/recipient.ts";
import type { engineChannels } from "../../shared/ipc/channels.ts";
import { audit } from "../support/mainJob.ts";
import {
  type Asked,
  inTenYears,
  job,
  type Office,
  openOffice,
  outcomeOf,
  refusal,
  ungranted,
} from "../support/refusals.ts";
import { requireOk } from "../support/unwrap.ts";

type Channel = (typeof engineChannels)[number];

const attestation = { act: "attestation", signer: "ada", expires: inTenYears };
const declaration = {
  ...{ act: "declaration", signer: "ada" },
  ...{ recused: false, interests: [] },
};
const facts = {
  ...{ audit, addressee: "security@example.org", reporter: "ada" },
  ...{ noticed: "2027-01-30T00:00:00Z", how: "Quoted", leakedTo: [], done: [] },
  leaks: [{ disclosure: "earlier-0" }],
};

describe("a file or folder that nobody chose", () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    const { desk } = office;
    await desk.do("disclosure.record", {
      ...{ audit, at: "2027-01-01T00:00:00Z" },
      ...{ to: ["Lin"], what: ["A draft"], how: "by hand" },
    });
    // A draft that waits, so that there is something to send.
    const approval = { act: "approval", seats: { owner: 1, chair: 1 } };
    const policy = { quorums: [approval] } as never;
    await desk.do("charter.draft", { audit, ...(policy as object) });
    const file = desk.grant(join(office.folder, "policy.md"));
    writeFileSync(join(office.folder, "policy.md"), "Keep it to yourself.\n");
    const name = "policy.md";
    await desk.do("agreement.import", {
      ...{ audit, file, name, source: "by hand" },
    });
  });
  afterAll(async () => {
    await office.desk.engine.close();
    office.remove();
  });

  const cases: readonly (readonly [Channel, (office: Office) => Asked])[] = [
    ["answer.carryOut", () => ({ audit, answer: attestation })],
    ["answer.sign", () => ({ audit, answer: declaration, key: ungranted })],
    ["charter.send", () => ({ audit })],
    ["charter.export", () => ({ audit })],
    ["charter.record", () => ({ audit })],
    ["consent.send", ({ consent }) => ({ consent })],
    ["consent.sign", ({ consent }) => ({ consent, key: ungranted })],
    ["consent.record", ({ consent }) => ({ consent })],
    ["share.create", ({ consent }) => ({ job: job(), consent })],
    [
      "review.create",
      ({ consent }) => ({ job: job(), request: { act: "consent", consent } }),
    ],
    ["release.send", ({ requested }) => ({ release: requested })],
    [
      "release.sign",
      ({ requested }) => ({ release: requested, key: ungranted }),
    ],
    [
      "release.export",
      ({ requested }) => ({
        ...{ job: job(), release: requested, destination: ungranted },
      }),
    ],
    [
      "release.preview",
      ({ requested }) => ({ release: requested, clone: ungranted }),
    ],
    [
      "disclosure.export",
      () => ({ audit, format: "csv", protection: { kind: "plain" } }),
    ],
    ["disclosure.breachDraft", () => ({ facts })],
    ["bundle.verify", () => ({ bundle: ungranted })],
    ["bundle.inToto", () => ({ bundle: ungranted, charter: { audit } })],
  ];

  /** What a channel takes of a grant, where the case does not say so. */
  const grantedAs: Readonly<Partial<Record<Channel, string>>> = {
    "answer.carryOut": "folder",
    "charter.send": "folder",
    "charter.export": "folder",
    "consent.send": "folder",
    "release.send": "folder",
    "charter.record": "file",
    "consent.record": "file",
    "share.create": "file",
    "review.create": "file",
    "disclosure.export": "file",
    "disclosure.breachDraft": "file",
    "bundle.inToto": "file",
  };

  it.each(cases)("%s refuses it", async (channel, asking) => {
    const name = grantedAs[channel];
    const asked = {
      ...(name !== undefined && { [name]: ungranted }),
      ...asking(office),
    };
    expect(await refusal(office, channel, asked)).toBe("grant-unknown");
  });

  it("is no place for what was judged and could be written", async () => {
    const bundle = office.chosen("not-there");
    expect(
      await refusal(office, "bundle.inToto", {
        ...{ bundle, charter: { audit }, file: office.chosen("in-toto.json") },
      }),
    ).toBe("file-vanished");
  });

  it("is no answer, no signature and no key that opens one", async () => {
    const { desk, folder, signers } = office;
    const { text } = await desk.do("answer.draft", {
      ...{ audit, answer: declaration },
    } as never);
    writeFileSync(join(folder, "declaration.txt"), text);
    const line = signers.get("ada")?.line ?? "";
    const sealed = sealAgeBytes(
      [requireOk(parseRecipient(line))],
      Buffer.from(text),
    );
    writeFileSync(join(folder, "declaration.age"), armorAge(sealed.file));
    writeFileSync(join(folder, "noise"), randomBytes(600));
    const statement = office.chosen("declaration.txt");
    const record = (asked: Asked) =>
      refusal(office, "answer.record", { audit, ...asked });
    expect(await record({ statement: ungranted })).toBe("grant-unknown");
    expect(await record({ statement, signature: ungranted })).toBe(
      "grant-unknown",
    );
    expect(await record({ statement })).toBe("answer-unsigned");
    expect(
      await record({ statement, signature: office.chosen("not-there.sig") }),
    ).toBe("file-vanished");
    expect(await record({ statement, signature: office.chosen("noise") })).toBe(
      "signature-malformed",
    );
    expect(await record({ statement: office.chosen("noise") })).toBe(
      "text-refused: file",
    );
    const shut = office.chosen("declaration.age");
    expect(await record({ statement: shut })).toBe("answer-needs-key");
    const opening = { key: ungranted };
    expect(await record({ statement: shut, opening })).toBe("grant-unknown");
    expect(await outcomeOf(desk, "answer.list", { audit })).toBe("done");
  });
});
