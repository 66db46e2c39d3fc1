// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generateIdentity } from "../../electron/crypto/age/identity.ts";
import {
  type ConsentDesk,
  consentBy,
  consentOf,
  enrolContact,
  governAudit,
  importOne,
  openConsentDesk,
  recordAnswer,
  revoke,
  trySharing,
} from "../support/consentDesk.ts";
import { audit, openDesk } from "../support/mainJob.ts";
import { createSshSigner } from "../support/sshSigner.ts";
import { testPassphrase } from "../support/vaults.ts";

/** Keys that a signed revocation, or an owner, takes away, in the real engine. */
describe("a key that counts no more", () => {
  let held: ConsentDesk;
  const mira = generateIdentity();
  beforeEach(async () => {
    held = await openConsentDesk();
    await governAudit(held, audit);
    await enrolContact(held, audit, mira.recipient);
  });
  afterEach(async () => {
    await held.desk.engine.close();
    held.remove();
  });

  const personOf = async (who: string, { desk } = held) => {
    const { people } = await desk.do("person.list", { audit });
    const found = people.find(({ person }) => person === who);
    if (found === undefined) throw new Error(`nobody is called ${who}`);
    return found;
  };
  const codeOf = async (change: object): Promise<string> => {
    const whose = { audit, person: "ben", reason: "A trial", change };
    const done = await held.desk.try("person.change", whose as never);
    return done.ok ? "done" : done.error.code;
  };

  it("is off the roster once its holder's revocation is recorded, and after the vault is opened anew", async () => {
    const key = held.signers.get("edo")?.line ?? "";
    await revoke(held, "edo");
    const off = {
      ...{ signKeys: [], sealKeys: [] },
      lostKeys: [
        {
          ...{ card: { key }, by: "holder", since: "2027-01-01T00:00:00Z" },
          reason: "The laptop was lost",
        },
      ],
    };
    expect(await personOf("edo")).toMatchObject(off);
    await held.desk.engine.close();
    const desk = await openDesk(held.folder, () => held.clock);
    held = { ...held, desk };
    await desk.do("vault.open", {
      folder: desk.grant(join(held.folder, "vault")),
      passphrase: testPassphrase,
    });
    expect(await personOf("edo")).toMatchObject(off);
  });

  it("is nobody's key again", async () => {
    await revoke(held, "edo");
    const key = held.signers.get("edo")?.line ?? "";
    expect(await codeOf({ what: "add-keys", keys: [key] })).toBe("key-lost");
    const from = held.signers.get("ben")?.line ?? "";
    expect(await codeOf({ what: "rotate", from, to: key })).toBe("key-lost");
    const [role] = (await personOf("mira")).roles;
    const enrolled = await held.desk.try("person.enrol", {
      ...{ audit, person: "noor", name: "Noor", roles: [role] },
      ...{ signKeys: [key], sealKeys: [] },
    } as never);
    expect(enrolled).toMatchObject({ error: { code: "key-lost" } });
  });

  it("is revoked by a text that names a key of its signer alone", async () => {
    const answer = (key: string) => ({
      ...{ act: "revocation", signer: "ben", key, reason: "Stolen" },
      since: "2027-01-01T00:00:00Z",
    });
    const edo = await personOf("edo");
    const unknown = edo.signKeys[0]?.fingerprint ?? "";
    const drafted = await held.desk.try("answer.draft", {
      ...{ audit, answer: answer(unknown) },
    } as never);
    expect(drafted).toMatchObject({ error: { code: "answer-key-of-another" } });
  });

  it("opens nothing any more, when an owner records a recipient as lost", async () => {
    const asked = consentOf(audit, await importOne(held));
    const consent = await consentBy(held, asked, "ada", "cleo", "dora");
    await held.desk.do("person.reportLost", {
      ...{ audit, person: "mira", key: mira.recipient, reason: "Stolen" },
      since: "2027-01-31T00:00:00Z",
    });
    expect(await trySharing(held, { consent: consent.consent })).toBe(
      "share-unmet: recipient-key-lost",
    );
    expect((await personOf("mira")).sealKeys).toEqual([]);
  });

  it("may turn out to have been lost earlier, though it is off the roster", async () => {
    const spare = createSshSigner("ssh-ed25519");
    const { desk } = held;
    const reason = "Found out later";
    const whose = { audit, person: "edo", reason };
    const change = { what: "add-keys", keys: [spare.line] };
    await desk.do("person.change", { ...whose, change } as never);
    const losing = (since: string) =>
      desk.do("person.reportLost", {
        ...{ ...whose, key: spare.line, since },
      });
    await losing("2027-01-31T00:00:00Z");
    const { keys } = await desk.do("key.inspect", { text: spare.line });
    const answer = {
      ...{ act: "revocation", signer: "edo", reason },
      ...{ key: keys[0]?.fingerprint, since: "2027-01-01T00:00:00Z" },
    };
    const asking = { audit, answer } as never;
    const { text } = await desk.do("answer.draft", asking);
    expect(await recordAnswer(held, "edo", "revocation", text)).toBe("done");
    await losing("2026-06-01T00:00:00Z");
    const { lostKeys } = await personOf("edo");
    expect(lostKeys.map(({ by, since }) => `${by} ${since}`)).toEqual([
      "owner 2027-01-31T00:00:00Z",
      "holder 2027-01-01T00:00:00Z",
      "owner 2026-06-01T00:00:00Z",
    ]);
  });

  it("counts until then, when its loss is dated ahead", async () => {
    const asked = consentOf(audit, await importOne(held));
    const consent = await consentBy(held, asked, "ada", "cleo", "dora");
    const since = "2027-01-31T12:30:00Z";
    const reason = "Handed in";
    const { desk } = held;
    for (const [person, key] of [
      ["mira", mira.recipient],
      ["edo", held.signers.get("edo")?.line ?? ""],
    ] as const)
      await desk.do("person.reportLost", {
        ...{ audit, person, key, reason, since },
      });
    const share = () => trySharing(held, { consent: consent.consent });
    expect((await personOf("mira")).sealKeys).toHaveLength(1);
    expect(await share()).toBe("done");
    const drafted = () => desk.do("charter.preview", { audit });
    expect((await personOf("edo")).signKeys).toHaveLength(1);
    held.clock = Date.parse(since);
    expect((await personOf("mira")).sealKeys).toEqual([]);
    expect((await personOf("edo")).signKeys).toEqual([]);
    expect(await share()).toBe("share-unmet: recipient-key-lost");
    const { refusal } = (await drafted()) as { refusal: string | null };
    expect(refusal).toContain("edo");
  });
});
