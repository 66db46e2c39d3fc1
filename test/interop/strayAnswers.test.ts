// SPDX-License-Identifier: Apache-2.0
// Answers that say something else than they should, or come where nothing takes them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { day, governAudit } from "../support/consentDesk.ts";
import { audit } from "../support/mainJob.ts";
import {
  type Asked,
  openTwoAudits,
  otherAudit,
  outcomeOf,
  refusal,
  type TwoAudits,
} from "../support/refusals.ts";
import { createSshSigner } from "../support/sshSigner.ts";

let office: TwoAudits;
beforeEach(async () => {
  office = await openTwoAudits();
  onTestFinished(async () => {
    await office.desk.engine.close();
    office.remove();
  });
});
const shown = (release: string) => office.desk.do("release.show", { release });

describe("an answer", () => {
  const record = async (text: string, armour: string): Promise<string> => {
    writeFileSync(join(office.folder, "answer.txt"), text);
    writeFileSync(join(office.folder, "answer.sig"), armour);
    const statement = office.chosen("answer.txt");
    const signature = office.chosen("answer.sig");
    return refusal(office, "answer.record", { audit, statement, signature });
  };
  const drafted = async (answer: Asked): Promise<string> => {
    const asked = { audit, answer } as never;
    return (await office.desk.do("answer.draft", asked)).text;
  };
  const declaration = {
    ...{ act: "declaration", signer: "cleo" },
    ...{ recused: false, interests: [] },
  };

  it("is of the act it is taken for, of this time, and signed by a key that is known", async () => {
    const { sign, requested, clock } = office;
    const text = await drafted(declaration);
    const armour = sign("cleo", "declaration", text);
    const approval = (await shown(requested)).statement?.text ?? "";
    expect(await record(approval, sign("ada", "approval", approval))).toBe(
      "answer-other-act",
    );
    expect(await record(text, "no armour")).toBe("signature-malformed");
    const garbled = armour.replace(/^U1NIU0lH/m, "U1NIU0lI");
    expect(await record(text, garbled)).toBe("signature-malformed");
    const strange = createSshSigner("ssh-ed25519");
    const namespace = "declaration@counterseal";
    expect(await record(text, strange.sign(text, { namespace }))).toBe(
      "signature-key-unknown",
    );
    office.clock = clock - 2 * day;
    expect(await record(text, armour)).toBe("statement-stale");
  });

  it("is none to a release that nobody was asked for, and of one audit alone", async () => {
    const { desk, sign, requested } = office;
    await governAudit(office, "third-audit-2027");
    const theirs = { audit: "third-audit-2027" };
    const text = await drafted({
      ...{ act: "withdrawal", signer: "cleo", reason: "Too early" },
      of: (await shown(requested)).statement?.digest,
    });
    writeFileSync(join(office.folder, "answer.txt"), text);
    const armour = sign("cleo", "withdrawal", text);
    writeFileSync(join(office.folder, "answer.sig"), armour);
    const given = {
      statement: office.chosen("answer.txt"),
      signature: office.chosen("answer.sig"),
    };
    expect(
      await refusal(office, "answer.record", { ...theirs, ...given }),
    ).toBe("answer-other-audit");
    await desk.do("answer.record", { audit, ...given });
    const { answers } = await desk.do("answer.list", { audit });
    expect(answers).toMatchObject([
      { to: { kind: "release", id: requested, purpose: "Publish" } },
    ]);
    const none = await desk.do("answer.list", theirs);
    expect(none.answers).toEqual([]);
  });

  it("is signed here under no charter that is not there, and drafted to what is not known", async () => {
    const key = office.chosen("key");
    const answer = declaration;
    expect(
      await refusal(office, "answer.sign", { audit: otherAudit, answer, key }),
    ).toBe("charter-none-in-force");
    const text = await drafted({
      ...{ act: "withdrawal", signer: "cleo", reason: "Too early" },
      of: "a".repeat(64),
    });
    expect(await record(text, office.sign("cleo", "withdrawal", text))).toBe(
      "answer-to-nothing",
    );
  });

  it("is carried out as one file and how to sign it", async () => {
    const folder = office.chosen("out");
    const done = await office.desk.do("answer.carryOut", {
      ...{ audit, answer: declaration, folder },
    } as never);
    expect(done.files).toEqual(["HOW-TO-SIGN.txt", "declaration-cleo.txt.age"]);
    expect(
      await outcomeOf(office.desk, "answer.draft", {
        ...{ audit, unsealed: true, answer: declaration },
      }),
    ).toBe("answer-sealable");
  });
});
