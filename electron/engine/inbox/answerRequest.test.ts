// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { AuditId, PersonId, type Sha256 } from "../../../shared/ids.ts";
import {
  addTexts,
  approval,
  firstCharter,
  firstText,
  laterCharter,
  type Made,
  parcelOf,
  requestedAt,
  signed,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import {
  digestOf,
  keyOf,
  type Person,
  sign,
} from "../../../test/support/releases.ts";

const day = 86_400_000;
const [cleo, dora] = ["cleo", "dora"].map((name) => PersonId.parse(name)) as [
  PersonId,
  PersonId,
];

describe("an answer to a request", () => {
  let held: InboxDesk;
  let made: Made;
  beforeEach(async () => {
    held = await openInboxDesk();
    made = parcelOf(approval(), {
      edit: (members) => {
        const statement = Buffer.from(members.get("statement.txt") ?? []);
        addTexts(members, {
          "signatures/ben.sig": signed("ben", "approval", statement.toString()),
        });
      },
    });
    expect(await held.receive(made)).toBe("kept");
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  const say = (signature: string, request: Sha256 = made.request) =>
    held.desk.try("inbox.record", { request, signature: { text: signature } });
  const agreeing = (by: Person) => signed(by, "approval", made.text);
  const refusal = (code: string) => ({ error: { code } });
  const drafted = (signer: PersonId, reason = "Too early.") =>
    held.desk.try("inbox.draft", {
      ...{ request: made.request, signer, answer: "decline", reason },
    });
  const draft = async (signer: PersonId): Promise<string> => {
    const made = await drafted(signer);
    if (!made.ok) throw new Error(made.error.code);
    return made.value.text;
  };
  const trusted = async () =>
    (await held.desk.do("inbox.charters", {})).charters.map(
      ({ version, how }) => `${String(version)} ${how}`,
    );

  it("that agrees is not recorded twice, nor one that came along", async () => {
    const again = refusal("signature-recorded-already");
    expect(await say(agreeing("ben"))).toMatchObject(again);
    const first = agreeing("cleo");
    expect(await say(first)).toMatchObject({ ok: true });
    expect(await say(first)).toMatchObject(again);
    // Made anew, an ECDSA signature has other bytes.
    expect(await say(agreeing("cleo"))).toMatchObject(
      refusal("signature-duplicate"),
    );
    expect(await trusted()).toEqual(["1 chosen"]);
  });

  it("cannot agree to what was removed, nor remove it twice or for a reason that cannot be shown", async () => {
    const { request } = made;
    const remove = (reason: string) =>
      held.desk.try("inbox.remove", { request, reason });
    expect(await remove("gone\u202e")).toMatchObject(refusal("text-refused"));
    expect(held.objects()).toHaveLength(2);
    expect(await remove("not mine")).toMatchObject({ ok: true });
    expect(held.objects()).toEqual([]);
    expect(await remove("not mine")).toMatchObject(refusal("request-removed"));
    expect(await say(agreeing("cleo"))).toMatchObject(
      refusal("request-removed"),
    );
  });

  it("that declines is for just this request of this audit, by whom it names", async () => {
    const text = await draft(cleo);
    const other = refusal("request-other-text");
    const answer = (said: string, by: Person = "cleo") =>
      held.desk.try("inbox.record", {
        ...{ request: made.request, text: { text: said } },
        signature: { text: signed(by, "decline", said) },
      });
    const elsewhere = text.replace(made.request, "ab".repeat(32));
    expect(await answer(elsewhere)).toMatchObject(other);
    const audit = AuditId.parse("another-audit");
    const another = text.replace(/^Audit: .*$/m, `Audit: ${audit}`);
    expect(another).not.toBe(text);
    expect(await answer(another)).toMatchObject(other);
    expect(await answer("hello")).toMatchObject(other);
    expect(await answer(await draft(dora))).toMatchObject(
      refusal("signature-other-person"),
    );
    const once = {
      value: { answers: [{ answer: "declined", person: "cleo" }] },
    };
    expect(await answer(text)).toMatchObject(once);
    expect(await answer(text)).toMatchObject(
      refusal("answer-recorded-already"),
    );
    const { answers } = await held.sheet(made.request);
    expect(answers).toHaveLength(1);
  });

  it("has a reason that can be shown, and is not drafted for a charter", async () => {
    expect(await drafted(cleo, "no\u202e")).toMatchObject(
      refusal("text-refused"),
    );
    const later = formatCharter(laterCharter());
    expect(await held.receiveText(later)).toBe("kept");
    expect(
      await held.desk.try("inbox.draft", {
        ...{ request: digestOf(later), signer: cleo },
        ...{ answer: "decline", reason: "No." },
      }),
    ).toMatchObject(refusal("request-other-text"));
  });

  it("in files that are no text is refused, and so is one to nothing", async () => {
    const { desk, folder } = held;
    const path = join(folder, "bytes");
    writeFileSync(path, new Uint8Array([0xff, 0xfe]));
    const { request } = made;
    const signature = { text: agreeing("cleo") };
    const text = { file: desk.grant(path) };
    expect(
      await desk.try("inbox.record", { request, text, signature }),
    ).toMatchObject(refusal("request-other-text"));
    const nobody = await desk.try("inbox.writeResponse", {
      ...{ request, person: cleo, file: desk.grant(join(folder, "out")) },
    });
    expect(nobody).toMatchObject(refusal("request-unanswered"));
    expect(await say(signature.text, digestOf("nothing"))).toMatchObject(
      refusal("request-unknown"),
    );
  });

  it("is not carried out once the request is stale, though a decline is", async () => {
    const { desk, folder } = held;
    held.clock = requestedAt + day + 1000;
    const { request } = made;
    const outDir = join(folder, "out");
    mkdirSync(outDir);
    const to = { request, folder: desk.grant(outDir) };
    expect(await desk.try("inbox.carryOut", to)).toMatchObject(
      refusal("request-stale"),
    );
    expect(existsSync(join(outDir, "statement.txt"))).toBe(false);
    const decline = {
      signer: cleo,
      answer: "decline",
      reason: "Late.",
    } as const;
    expect(await desk.do("inbox.carryOut", { ...to, decline })).toEqual({
      files: ["HOW-TO-SIGN.txt", "decline-cleo.txt.age"],
    });
  });

  it("to a later charter makes it nobody's own: that follows from its quorum", async () => {
    const later = formatCharter(laterCharter());
    expect(await held.receiveText(later)).toBe("kept");
    expect(
      await say(signed("cleo", "charter", later), digestOf(later)),
    ).toMatchObject({ ok: true });
    expect(await trusted()).toEqual(["1 chosen"]);
  });

  it("to a charter comes from each key that proves itself", async () => {
    const second = keyOf("cleo", 1);
    const later = formatCharter(
      laterCharter({ sign: [...firstCharter.sign, sign("cleo", second)] }),
    );
    expect(await held.receiveText(later)).toBe("kept");
    const request = digestOf(later);
    const namespace = "charter@counterseal";
    expect(await say(signed("cleo", "charter", later), request)).toMatchObject({
      ok: true,
    });
    expect(await say(second.sign(later, { namespace }), request)).toMatchObject(
      { ok: true },
    );
    expect(
      await say(
        second.sign(later, { namespace: "consent@counterseal" }),
        request,
      ),
    ).toMatchObject(refusal("signature-wrong-namespace"));
  });
});

describe("a charter to be signed", () => {
  let held: InboxDesk;
  beforeEach(async () => {
    held = await openInboxDesk();
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  const later = formatCharter(laterCharter());
  const foreign = formatCharter({
    ...firstCharter,
    audit: AuditId.parse("another-audit"),
  });

  it("is not read beside a chosen one of another audit, or that is none", async () => {
    expect(await held.receiveText(later, foreign)).toBe(
      "request-charter-other",
    );
    expect(await held.receiveText(later, "hello")).toBe(
      "charter-not-a-charter",
    );
    expect(await held.receive(parcelOf(approval()), "hello")).toBe(
      "charter-not-a-charter",
    );
    expect(await held.receive(parcelOf(approval()), foreign)).toBe(
      "request-charter-other",
    );
    expect(await held.receiveText(later, firstText)).toBe("kept");
    const { charters } = await held.desk.do("inbox.charters", {});
    expect(charters).toMatchObject([{ version: 1, how: "chosen" }]);
  });

  it("is another than the own one, and no older or much later one", async () => {
    expect(await held.receiveText(firstText)).toBe("kept");
    expect(await held.receiveText(firstText)).toBe("request-received-already");
    const signature = { text: signed("cleo", "charter", firstText) };
    const request = digestOf(firstText);
    await held.desk.do("inbox.record", { request, signature });
    await held.desk.do("inbox.remove", { request, reason: "signed" });
    expect(await held.receiveText(firstText)).toBe("request-charter-older");
    const third = formatCharter(laterCharter({ version: 3 }));
    expect(await held.receiveText(third)).toBe("request-charter-unknown");
  });

  it("is not replaced by another that its reader chooses", async () => {
    const made = parcelOf(approval());
    expect(await held.receive(made)).toBe("kept");
    const forged = formatCharter({ ...firstCharter, conditions: [], seal: [] });
    expect(await held.receiveText(later, forged)).toBe("request-charter-own");
    expect(await held.receiveText(later, firstText)).toBe("kept");
    const { charters } = await held.desk.do("inbox.charters", {});
    expect(charters).toHaveLength(1);
    const other = parcelOf(approval({ charter: digestOf(forged) }), {
      charter: forged,
    });
    expect(await held.receive(other, forged)).toBe("request-charter-own");
  });
});
