// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConsentDesk,
  governAudit,
  openConsentDesk,
  people,
  recordAnswer,
} from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import { createSshSigner } from "../support/sshSigner.ts";

/** What somebody says whom only a charter that is not in force knows. */
describe("an answer under a draft", () => {
  let held: ConsentDesk;
  let draft = { text: "", digest: "" };
  const fay = createSshSigner("ssh-ed25519");
  beforeAll(async () => {
    held = await openConsentDesk();
    await governAudit(held, audit);
    held.signers.set("fay", fay);
    const term = {
      from: "2026-01-01T00:00:00Z",
      until: "2036-01-01T00:00:00Z",
    };
    await held.desk.do("person.enrol", {
      ...{ audit, person: "fay", name: "Fay" },
      roles: [{ role: "chair", ...term }],
      ...{ signKeys: [fay.line], sealKeys: [] },
    });
    const made = await held.desk.do("charter.draft", { audit });
    if (made.draft === null) throw new Error("nothing was drafted");
    ({ draft } = { draft: made.draft });
  });
  afterAll(async () => {
    await held.desk.engine.close();
    held.remove();
  });

  const declaring = async (signer: string, recused: boolean) => {
    const answer = { act: "declaration", signer, recused, interests: [] };
    const asked = { audit, answer } as never;
    return (await held.desk.do("answer.draft", asked)).text;
  };
  const record = (signer: string, text: string) =>
    recordAnswer(held, signer, "declaration", text);

  it("adds nothing before the charter is in force", async () => {
    const text = await declaring("fay", false);
    expect(await record("fay", text)).toBe("answer-charter-draft");
    const named = (await declaring("cleo", false)).replace(
      ...([/^Charter: .*$/m, `Charter: ${draft.digest}`] as const),
    );
    expect(await record("cleo", named)).toBe("answer-charter-draft");
    expect(await record("cleo", await declaring("cleo", false))).toBe("done");
    const { answers } = await held.desk.do("answer.list", { audit });
    expect(answers.map(({ person }) => person)).toEqual(["cleo"]);
  });

  it("is taken where it only subtracts", async () => {
    expect(await record("fay", await declaring("fay", true))).toBe("done");
    const named = (await declaring("dora", true)).replace(
      ...([/^Charter: .*$/m, `Charter: ${draft.digest}`] as const),
    );
    expect(await record("dora", named)).toBe("done");
  });

  it("is taken once the charter is in force", async () => {
    const text = await declaring("fay", false);
    for (const person of [...people, "fay"])
      await held.desk.try("charter.record", {
        ...{ audit, signature: held.sign(person, "charter", draft.text) },
      });
    expect(await record("fay", text)).toBe("done");
  });
});
