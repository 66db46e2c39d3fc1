// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collect } from "../../../test/support/byteStreams.ts";
import {
  approval,
  firstCharter,
  parcelOf,
  readerKey,
  signed,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import { digestOf } from "../../../test/support/releases.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { PersonId, type Sha256 } from "../../../shared/ids.ts";
import { dearmorAge } from "../../crypto/age/armor.ts";
import {
  type AgeIdentity,
  generateIdentity,
} from "../../crypto/age/identity.ts";
import { openAge } from "../../crypto/age/open.ts";

const [ada, cleo, dora] = ["ada", "cleo", "dora"].map((name) =>
  PersonId.parse(name),
) as [PersonId, PersonId, PersonId];
/** Keys of whoever asks, who has two. */
const adasKeys = [generateIdentity(), generateIdentity()];

async function openedBy(key: AgeIdentity, armor: string): Promise<string> {
  async function* source(): AsyncGenerator<Uint8Array, void, void> {
    yield await Promise.resolve(Buffer.from(armor));
  }
  return (await collect(openAge([key], dearmorAge(source())))).toString();
}

describe("an answer that goes back", () => {
  let held: InboxDesk;
  beforeEach(async () => {
    held = await openInboxDesk();
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  /** A request under a charter that lists these keys for whoever asks, declined by cleo. */
  async function declined(keys = adasKeys): Promise<Sha256> {
    const charter = formatCharter({
      ...firstCharter,
      seal: [
        ...keys.map(({ recipient }) => ({ person: ada, recipient })),
        ...firstCharter.seal,
      ],
    });
    const made = parcelOf(approval({ charter: digestOf(charter) }), {
      charter,
    });
    expect(await held.receive(made, charter)).toBe("kept");
    const { request } = made;
    const { text } = await held.desk.do("inbox.draft", {
      ...{ request, signer: cleo },
      ...{ answer: "decline", reason: "Page 7 names a person." },
    });
    await held.desk.do("inbox.record", {
      ...{ request, text: { text } },
      signature: { text: signed("cleo", "decline", text) },
    });
    return request;
  }
  const refusal = (code: string, person: string) => ({
    error: { code, facts: { person } },
  });

  it("with a reason is sealed to every key of the requester, and to nobody else", async () => {
    const request = await declined();
    const back = await held.desk.do("inbox.response", {
      request,
      person: cleo,
    });
    expect(back).toMatchObject({ name: "decline-cleo.txt.age", to: ["ada"] });
    expect(back.text).not.toContain("Page 7");
    for (const key of adasKeys) {
      const inside = await openedBy(key, back.text);
      expect(inside).toMatch(
        /^counterseal-decline 1\n[^]*Reason: Page 7 names a person\.\n-----BEGIN SSH SIGNATURE-----\n/,
      );
    }
    await expect(openedBy(readerKey, back.text)).rejects.toMatchObject({
      stage: "no-match",
    });
    const path = join(held.folder, "back.age");
    const file = held.desk.grant(path);
    expect(
      await held.desk.do("inbox.writeResponse", {
        request,
        person: cleo,
        file,
      }),
    ).toEqual({ to: ["ada"] });
    const written = readFileSync(path, "utf8");
    expect(await openedBy(adasKeys[0] as AgeIdentity, written)).toContain(
      "Page 7",
    );
  });

  it("does not go back plain where there is a key", async () => {
    const request = await declined();
    const path = join(held.folder, "plain.txt");
    const wanted = { request, person: cleo, unsealed: true } as const;
    expect(await held.desk.try("inbox.response", wanted)).toMatchObject(
      refusal("answer-sealable", "ada"),
    );
    const file = held.desk.grant(path);
    expect(
      await held.desk.try("inbox.writeResponse", { ...wanted, file }),
    ).toMatchObject(refusal("answer-sealable", "ada"));
    expect(existsSync(path)).toBe(false);
  });

  it("is refused where there is none, and plain when that is said", async () => {
    const request = await declined([]);
    const wanted = { request, person: cleo };
    const path = join(held.folder, "plain.txt");
    const file = held.desk.grant(path);
    for (const tried of [
      await held.desk.try("inbox.response", wanted),
      await held.desk.try("inbox.writeResponse", { ...wanted, file }),
    ])
      expect(tried).toMatchObject(refusal("answer-no-seal-key", "ada"));
    expect(existsSync(path)).toBe(false);
    const plain = await held.desk.do("inbox.writeResponse", {
      ...{ ...wanted, file, unsealed: true },
    });
    expect(plain).toEqual({ to: [] });
    expect(readFileSync(path, "utf8")).toContain("Page 7 names a person.");
  });

  it("is carried out for signing sealed to its signer, or not at all", async () => {
    const request = await declined();
    const outDir = join(held.folder, "out");
    mkdirSync(outDir);
    const carry = (signer: PersonId) =>
      held.desk.try("inbox.carryOut", {
        ...{ request, folder: held.desk.grant(outDir) },
        decline: { signer, answer: "changes", reason: "Page 9, too." },
      });
    expect(await carry(dora)).toMatchObject(
      refusal("answer-no-seal-key", "dora"),
    );
    expect(await carry(cleo)).toMatchObject({
      value: { files: ["HOW-TO-SIGN.txt", "decline-cleo.txt.age"] },
    });
    const sealed = readFileSync(join(outDir, "decline-cleo.txt.age"), "utf8");
    expect(await openedBy(readerKey, sealed)).toMatch(
      /^counterseal-decline 1\n[^]*Reason: Page 9, too\.\n$/,
    );
    const how = readFileSync(join(outDir, "HOW-TO-SIGN.txt"), "utf8");
    expect(how).not.toContain("Page 9");
    for (const { recipient } of [...adasKeys, readerKey])
      expect(how).toContain(`-r '${recipient}'`);
  });
});
