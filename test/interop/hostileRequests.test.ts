// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generateIdentity } from "../../electron/crypto/age/identity.ts";
import { openAge } from "../../electron/crypto/age/open.ts";
import {
  type ConsentDesk,
  consentBy,
  consentOf,
  day,
  enrolContact,
  governAudit,
  importOne,
  openConsentDesk,
  revoke,
  start,
  trySharing,
} from "../support/consentDesk.ts";
import { collect, inPieces } from "../support/byteStreams.ts";
import { audit } from "../support/mainJob.ts";

/** Requests that the contract takes, from a holder who would let something out without consent. */
describe("the engine's door, asked with ill will", () => {
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

  const agreeing = ["ada", "cleo", "dora"] as const;
  const whole = (consent: { readonly consent: never }) => ({
    consent: consent.consent,
  });

  it("shares what is consented to, and nothing before", async () => {
    const asked = consentOf(audit, await importOne(held));
    const consent = await consentBy(held, asked, "ada", "cleo");
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: chairs-missing",
    );
    await held.desk.do("consent.record", {
      consent: consent.consent,
      signature: held.sign("dora", "consent", consent.text),
    });
    expect(await trySharing(held, whole(consent as never))).toBe("done");
  });

  it("lets no charter of one audit decide about files of another", async () => {
    const version = await importOne(held);
    const puppet = "another-audit";
    await governAudit(held, puppet);
    await enrolContact(held, puppet, mira.recipient);
    const consent = await held.desk.try(
      "consent.request",
      consentOf(puppet, version),
    );
    expect(consent).toMatchObject({ error: { code: "version-unknown" } });
    const release = await held.desk.try("release.propose", {
      audit: puppet,
      requester: "ada",
      files: [{ version, path: "audits/report.pdf" }],
      place: "audits/approval",
      purpose: "Publish",
      author: "Ada <ada@example.org>",
      expires: "2035-01-01T00:00:00Z",
    });
    expect(release).toMatchObject({ error: { code: "version-unknown" } });
  });

  it("seals to the keys that the consent names, whoever has that name now", async () => {
    const consent = await consentBy(
      held,
      consentOf(audit, await importOne(held)),
      ...agreeing,
    );
    const later = generateIdentity();
    await held.desk.do("person.remove", {
      audit,
      person: "mira",
      reason: "New key",
    });
    await enrolContact(held, audit, later.recipient);
    const name = "to-mira.tar.age";
    // The key that it names is nobody's, and the new one is not named.
    expect(await trySharing(held, whole(consent as never), name)).toBe(
      "share-unmet: recipient-key-dropped",
    );
    expect(existsSync(join(held.folder, name))).toBe(false);
    await held.desk.do("person.change", {
      ...{ audit, person: "mira", reason: "Found again" },
      change: { what: "add-keys", keys: [mira.recipient] },
    });
    expect(await trySharing(held, whole(consent as never), name)).toBe("done");
    const sealed = readFileSync(join(held.folder, name));
    const opened = (identity: typeof mira) =>
      collect(openAge([identity], inPieces(sealed, 65_000)));
    expect((await opened(mira)).length).toBeGreaterThan(0);
    await expect(opened(later)).rejects.toThrow();
  });

  it("does not take another file of the same name for the one consented to", async () => {
    const version = await importOne(held);
    const consent = await consentBy(
      held,
      consentOf(audit, version),
      ...agreeing,
    );
    const list = await held.desk.do("deliverable.list", { audit });
    const [first] = list.deliverables;
    await held.desk.do("consent.abandon", {
      consent: consent.consent,
      reason: "to take the file away",
    });
    await held.desk.do("deliverable.remove", {
      deliverable: first?.deliverable as never,
      reason: "replaced",
    });
    const again = await importOne(held, "report.pdf", "%PDF another one");
    expect(await trySharing(held, whole(consent as never))).toBe(
      "consent-abandoned",
    );
    expect(
      await trySharing(held, { consent: consent.consent, versions: [again] }),
    ).toBe("consent-abandoned");
  });

  it("does not mix two consents", async () => {
    const one = await importOne(held, "one.pdf");
    const two = await importOne(held, "two.pdf");
    const granted = await consentBy(held, consentOf(audit, one), ...agreeing);
    const asked = await consentBy(held, consentOf(audit, two), "ada");
    expect(
      await trySharing(held, { consent: granted.consent, versions: [two] }),
    ).toBe("version-unknown");
    expect(
      await trySharing(held, { consent: granted.consent, to: ["cleo"] }),
    ).toBe("share-not-named");
    for (const person of agreeing)
      expect(
        await held.desk.try("consent.record", {
          consent: asked.consent,
          signature: held.sign(person, "consent", granted.text),
        }),
      ).toMatchObject({ ok: false });
    expect(await trySharing(held, whole(asked as never))).toMatch(
      "share-unmet",
    );
  });

  it("does not open again when the clock is set back after an expiry", async () => {
    const asked = consentOf(audit, await importOne(held), {
      expires: "2027-02-05T00:00:00Z",
    });
    const consent = await consentBy(held, asked, ...agreeing);
    held.clock = start + 10 * day;
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: statement-expired",
    );
    await held.desk.do("audit.create", { audit: "later", title: "Later" });
    held.clock = start;
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: statement-expired",
    );
  });

  it("keeps an embargo closed for a clock that is behind, or set forward and back", async () => {
    const asked = consentOf(audit, await importOne(held), {
      notBefore: "2027-02-02T00:00:00Z",
    });
    const consent = await consentBy(held, asked, ...agreeing);
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: embargo-active",
    );
    held.clock = start + 5 * day;
    await held.desk.do("audit.create", { audit: "later", title: "Later" });
    held.clock = start + 3 * day;
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: clock-behind",
    );
  });

  it("records nothing that is issued more than a day ahead of the clock", async () => {
    const version = await importOne(held);
    const consent = await consentBy(held, consentOf(audit, version), "ada");
    const recorded = (text: string) =>
      held.desk.try("consent.record", {
        consent: consent.consent,
        signature: held.sign("cleo", "consent", text),
      });
    held.clock = start - day - 1000;
    expect(await recorded(consent.text)).toMatchObject({
      error: { code: "statement-stale" },
    });
    held.clock = start - day;
    expect(await recorded(consent.text)).toMatchObject({ ok: true });
  });

  it("makes no share to a key that its holder revoked", async () => {
    const version = await importOne(held);
    const asked = consentOf(audit, version, { audience: ["edo"] });
    const consent = await consentBy(held, asked, ...agreeing);
    await revoke(held, "edo");
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: recipient-key-lost",
    );
  });

  it("hears an owner's word on a recusal from the vendor of the files", async () => {
    const version = await importOne(held);
    const consent = await consentBy(
      held,
      consentOf(audit, version),
      ...agreeing,
    );
    await held.desk.do("recusal.record", {
      audit,
      person: "cleo",
      vendor: "Another Vendor",
      reason: "Worked there",
    });
    const status = await held.desk.do("consent.show", {
      consent: consent.consent,
    });
    expect(status.state).toBe("granted");
    await held.desk.do("recusal.record", {
      audit,
      person: "cleo",
      vendor: "Invented Vendor",
      reason: "Worked there",
    });
    expect(await trySharing(held, whole(consent as never))).toBe(
      "share-unmet: chairs-missing, person-recused",
    );
  });
});
