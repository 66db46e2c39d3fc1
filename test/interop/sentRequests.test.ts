// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generateIdentity } from "../../electron/crypto/age/identity.ts";
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
} from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import { haveTools } from "../support/tools.ts";

describe("a request that goes out for judging", () => {
  let held: ConsentDesk;
  beforeEach(async () => {
    held = await openConsentDesk();
    await governAudit(held, audit, {
      edo: { from: "2026-01-01T00:00:00Z", until: "2027-02-01T00:00:00Z" },
    });
    await enrolContact(held, audit, generateIdentity().recipient);
  });
  afterEach(async () => {
    await held.desk.engine.close();
    held.remove();
  });

  async function asked() {
    const version = await importOne(held);
    return consentBy(held, consentOf(audit, version), "ada");
  }
  async function send({ consent }: { readonly consent: never }) {
    const folder = join(held.folder, `out-${String(held.clock)}`);
    const sent = await held.desk.try("consent.send", {
      consent,
      folder: held.desk.grant(folder),
    });
    if (sent.ok) return sent.value.to.join(" ");
    const { code, facts } = sent.error;
    return [code, facts?.["conditions"]].filter(Boolean).join(": ");
  }

  it("goes to people who hold a seat now, but for who asks", async () => {
    const consent = (await asked()) as never;
    expect(await send(consent)).toBe("ben cleo dora edo");
    held.clock = start + 2 * day;
    expect(await send(consent)).toBe("ben cleo dora");
  });

  it("goes to nobody who is recused, and not to a key that was revoked", async () => {
    const consent = (await asked()) as never;
    await held.desk.do("recusal.record", {
      audit,
      person: "dora",
      vendor: "Invented Vendor",
      reason: "Worked there",
    });
    expect(await send(consent)).toBe("ben cleo edo");
    held.clock += 1000;
    await revoke(held, "cleo");
    expect(await send(consent)).toBe("release-no-sealing-key");
  });

  it("does not go out once it is withdrawn or expired", async () => {
    const consent = await asked();
    held.clock = Date.parse("2035-01-01T00:00:00Z");
    expect(await send(consent as never)).toBe(
      "request-unmet: statement-expired",
    );
    held.clock = start + 1000;
    const { text } = await held.desk.do("answer.draft", {
      audit,
      answer: {
        act: "withdrawal",
        signer: "cleo",
        of: consent.digest,
        reason: "Wait",
      },
    } as never);
    const path = join(held.folder, "withdrawal.txt");
    const armour = held.sign("cleo", "withdrawal", text);
    const together = async (content: string) => {
      writeFileSync(path, content.replaceAll("\n", "\r\n"));
      const file = held.desk.grant(path);
      const given = { audit, statement: file, signature: file };
      const recorded = await held.desk.try("answer.record", given);
      return recorded.ok ? recorded.value.reason : recorded.error.code;
    };
    expect(await together(`${text.replace("Wait", "Go on")}${armour}`)).toBe(
      "signature-other-bytes",
    );
    expect(await together(`${text}${armour}`)).toBe("Wait");
    expect(await send(consent as never)).toBe(
      "request-unmet: statement-withdrawn",
    );
  });

  it.skipIf(!haveTools("ssh-keygen"))(
    "is not signed here once it is over a day old",
    async () => {
      const keyPath = join(held.folder, "fresh");
      execFileSync("ssh-keygen", [
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-f",
        keyPath,
      ]);
      const { consent } = await asked();
      const signing = () =>
        held.desk.try("consent.sign", {
          consent,
          key: held.desk.grant(keyPath),
        });
      held.clock = start + day + 1000;
      expect(await signing()).toMatchObject({
        error: { code: "statement-stale" },
      });
      held.clock = start - 1000;
      expect(await signing()).toMatchObject({
        error: { code: "statement-stale" },
      });
      held.clock = start + day;
      expect(await signing()).toMatchObject({
        error: { code: "signature-key-unknown" },
      });
    },
  );
});
