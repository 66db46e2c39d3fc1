// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from "vitest";
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
} from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";

let held: ConsentDesk;
beforeAll(async () => {
  held = await openConsentDesk();
  await governAudit(held, audit);
  await enrolContact(held, audit, generateIdentity().recipient);
});
afterAll(async () => {
  await held.desk.engine.close();
  held.remove();
});

test("of what a recusal took a seat from it is said what was withdrawn", async () => {
  const { desk } = held;
  const asked = consentOf(audit, await importOne(held));
  const { digest } = await consentBy(held, asked, "ada", "cleo", "dora");
  const reason = "A trial";
  await desk.do("recusal.record", { audit, person: "cleo", reason });
  await desk.do("recusal.record", { audit, person: "dora", reason });
  const blocked = async () =>
    (await desk.do("agreement.show", { audit })).blocked;
  expect(await blocked()).toMatchObject([{ withdrawn: false }]);
  const answer = { act: "withdrawal", signer: "ben", of: digest, reason };
  const asking = { audit, answer } as never;
  const { text } = await desk.do("answer.draft", asking);
  expect(await recordAnswer(held, "ben", "withdrawal", text)).toBe("done");
  expect(await blocked()).toMatchObject([{ withdrawn: true }]);
});
