// SPDX-License-Identifier: Apache-2.0
// What becomes of what was signed when another charter comes, and of what is asked for again.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Response } from "../../shared/ipc/contract.ts";
import { people } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  approvedBy,
  type Asked,
  type Office,
  openOffice,
  propose,
  refusal,
  ungranted,
} from "../support/refusals.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  onTestFinished(async () => {
    await office.desk.engine.close();
    office.remove();
  });
});

async function nextCharter(policy: Asked): Promise<string> {
  const { desk, sign } = office;
  const asked = { audit, ...policy } as never;
  const text = (await desk.do("charter.draft", asked)).draft?.text ?? "";
  for (const person of people) {
    const { draft } = await desk.do("charter.show", { audit });
    if (draft === null) break;
    const signature = sign(person, "charter", text);
    await desk.do("charter.record", { audit, signature });
  }
  return text;
}
const voided = async (
  release: string,
): Promise<Response<"release.voided">["voided"]> =>
  (await office.desk.do("release.voided", { release })).voided;
const adaAsEnrolled = [
  {
    person: "ada",
    roles: [
      {
        ...{ role: "owner", from: "2026-01-01T00:00:00Z" },
        until: "2036-01-01T00:00:00Z",
      },
    ],
  },
];

describe("a charter that comes after a request", () => {
  it("voids it whole, and what is asked for anew replaces it with its reasons", async () => {
    const { desk, requested: release, proposed } = office;
    expect(await voided(proposed)).toEqual([]);
    expect(await voided(release)).toEqual([]);
    const before = await desk.do("person.list", { audit });
    await nextCharter({ conditions: ["findings"], roles: adaAsEnrolled });
    expect(await desk.do("person.list", { audit })).toMatchObject({
      people: before.people.map(({ person, roles }) => ({ person, roles })),
    });
    const [current, ...none] = await voided(release);
    expect(none).toEqual([]);
    expect(current?.reasons.map(({ name }) => name)).toContain(
      "charter-changed",
    );
    expect(current?.signatures.map(({ person }) => person)).toEqual(["ada"]);
    const added = (current?.charter ?? []).filter(
      ({ kind }) => kind !== "same",
    );
    expect(added.map(({ text }) => text)).toContain("Condition: findings");
    await desk.do("release.request", { release, renew: true });
    const [replaced] = await voided(release);
    expect(replaced?.reasons).toEqual([]);
    expect(replaced?.replaced).not.toBeNull();
    expect(replaced?.judged.map(({ name }) => name)).toEqual(["findings.txt"]);
  });

  it("voids nothing that was given up", async () => {
    const { desk, requested: release } = office;
    await nextCharter({ conditions: ["findings"] });
    expect(await voided(release)).toHaveLength(1);
    await desk.do("release.abandon", { release, reason: "Over" });
    expect(await voided(release)).toEqual([]);
  });

  it("voids nothing while it is a draft, and is not drafted twice alike", async () => {
    const { desk, version } = office;
    const release = await propose(office, version);
    await approvedBy(office, release, "ada", "cleo", "dora");
    expect(await voided(release)).toEqual([]);
    await desk.do("charter.draft", {
      ...{ audit, conditions: ["embargo"] },
    } as never);
    expect(await voided(release)).toEqual([]);
    expect(
      await refusal(office, "charter.draft", { audit, roles: adaAsEnrolled }),
    ).toBe("charter-unchanged");
    const vendor = { act: "approval", seats: { owner: 1, vendor: 1 } };
    const seen = await desk.do("charter.preview", {
      ...{ audit, quorums: [vendor] },
    });
    expect(seen.text).toBeNull();
    expect(seen.refusal).toContain("approval");
  });
});

describe("a folder that a request is sent into", () => {
  it("takes a second one beside the first, and none over what is not its own", async () => {
    const { desk, version, requested, chosen, folder } = office;
    const other = await propose(office, version);
    await approvedBy(office, other, "ada");
    for (const release of [requested, other])
      await desk.do("release.send", {
        ...{ release, folder: chosen("out") },
      });
    const names = readdirSync(join(folder, "out")).sort();
    expect(names).toHaveLength(3);
    expect(names[0]).toBe("HOW-TO-SIGN.txt");
    writeFileSync(join(folder, "out", "HOW-TO-SIGN.txt"), "Sign anything.\n");
    const third = await propose(office, version);
    await approvedBy(office, third, "ada");
    expect(
      await refusal(office, "release.send", {
        ...{ release: third, folder: chosen("out") },
      }),
    ).toBe("destination-exists");
    expect(
      await refusal(office, "release.send", {
        ...{ release: requested, folder: chosen("out") },
      }),
    ).toBe("destination-exists");
  });
});

describe("a charter to judge a bundle by", () => {
  it("is a text that somebody chose", async () => {
    const { desk, folder, clone, chosen } = office;
    writeFileSync(join(folder, "noise"), Uint8Array.of(0xff, 0xfe, 0));
    writeFileSync(join(folder, "letter.txt"), "Dear Ada\n");
    const asked = { bundle: desk.grant(clone), commit: "main" };
    for (const [charter, code] of [
      [ungranted, "grant-unknown"],
      [chosen("nowhere"), "file-vanished"],
      [chosen("noise"), "charter-not-a-charter"],
      [chosen("letter.txt"), "charter-not-a-charter"],
    ] as const) {
      const judged = { ...asked, charter };
      expect(await refusal(office, "bundle.verify", judged)).toBe(code);
      const file = chosen("in-toto.json");
      expect(await refusal(office, "bundle.inToto", { ...judged, file })).toBe(
        code,
      );
    }
    const bundle = chosen("x".repeat(300));
    const outcome = await refusal(office, "bundle.verify", { bundle });
    expect(outcome).not.toBe("done");
  });
});
