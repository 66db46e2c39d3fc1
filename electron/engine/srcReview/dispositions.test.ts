// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { FindingLabel } from "../../../shared/domain/finding.ts";
import { audit } from "../../../test/support/mainJob.ts";
import {
  answer,
  answersFile,
  openSrcDesk,
} from "../../../test/support/srcDesk.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";

const answersFileOf = (...answers: ReturnType<typeof answer>[]) =>
  answersFile(answers);

const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };

describe("dispositions", () => {
  it("are said by hand, with what they bring along, and taken back", async () => {
    const { show, set } = await openSrcDesk("F-1", "F-2");
    const cves = ["CVE-2027-12345"];
    const done = await set(["F-1"], { answer: "cve-assigned" }, { cves });
    expect(done).toEqual({ ok: true, value: { changed: 1 } });
    expect(await show("F-1")).toMatchObject({
      ...{ cves, isUnresolved: false },
      disposition: { answer: "cve-assigned", file: null },
    });
    expect(await set(["F-2"], null)).toMatchObject({
      error: { code: "disposition-refused", facts: { reason: "none-there" } },
    });
    expect(await set(["F-1"], null, { reason: "Too early" })).toMatchObject({
      value: { changed: 1 },
    });
    expect(await show("F-1")).toMatchObject({
      ...{ disposition: null, isUnresolved: true },
    });
  });

  it.each([
    [["F-1"], { answer: "duplicate" }, "of-missing"],
    [["F-1"], { answer: "cve-assigned" }, "cve-missing"],
    [["F-1"], { of: "F-2" }, "of-surplus"],
    [["F-1"], { answer: "duplicate", of: "F-1" }, "of-itself"],
    [["F-2"], { answer: "duplicate", of: "F-1" }, "of-itself"],
  ])("by hand of %s as %o are refused: %s", async (labels, said, reason) => {
    const { id, set } = await openSrcDesk("F-1", "F-2");
    if (labels[0] === "F-2")
      await set(["F-1"], { answer: "duplicate", of: id("F-2") });
    const of = "of" in said ? { of: id(said.of) } : {};
    expect(await set(labels, { ...said, ...of })).toMatchObject({
      error: { code: "disposition-refused", facts: { reason } },
    });
  });

  it("in a file are shown and recorded only when somebody confirms, all at once", async () => {
    const { desk, id, show, look, take } = await openSrcDesk(
      "F-1",
      "F-2",
      "F-3",
    );
    const looked = await look(
      answersFileOf(
        answer("f-1", "accepted", {
          fixVersions: ["1.2.3"],
          note: "Yes.\nNow.",
        }),
        answer("F-2", "duplicate", { duplicateOf: FindingLabel.parse("F-1") }),
      ),
    );
    expect(looked.signer.state).toBe("unsigned");
    expect(looked.answers.map(({ state }) => state)).toEqual(["new", "new"]);
    expect((await show("F-1")).disposition).toBeNull();
    expect(await take(looked)).toMatchObject({
      error: { code: "dispositions-not-taken", facts: { reason: "unsigned" } },
    });
    expect(await take(looked, { unsignedFrom: "Mira, by mail" })).toEqual({
      ok: true,
      value: { answered: 2 },
    });
    expect(await show("F-1")).toMatchObject({
      fixVersions: ["1.2.3"],
      disposition: { answer: "accepted", note: "Yes.\nNow.", by: null },
    });
    expect((await show("F-2")).disposition?.of).toBe(id("F-1"));
    const ledger = await desk.do("ledger.show", { limit: 9 });
    expect(JSON.stringify(ledger)).toContain("unsigned, as it came from Mira");
  });

  it("of one unknown finding, or of duplicates of each other, refuse the whole file by name", async () => {
    const { show, look, take } = await openSrcDesk("F-1", "F-2");
    const looked = await look(
      answersFileOf(answer("F-1", "accepted"), answer("F-9", "hold")),
    );
    expect(looked.answers.map(({ fault }) => fault)).toEqual([
      ...[null, "finding-unknown"],
    ]);
    const from = { unsignedFrom: "Mira" };
    expect(await take(looked, from)).toMatchObject({
      error: {
        code: "dispositions-not-taken",
        facts: { reason: "bad", name: "F-9" },
      },
    });
    const [one, two] = [FindingLabel.parse("F-1"), FindingLabel.parse("F-2")];
    const circle = await look(
      answersFileOf(
        answer("F-1", "duplicate", { duplicateOf: two }),
        answer("F-2", "duplicate", { duplicateOf: one }),
      ),
    );
    expect(circle.answers.map(({ fault }) => fault)).toEqual([
      ...["of-each-other", "of-each-other"],
    ]);
    expect((await take(circle, from)).ok).toBe(false);
    expect((await show("F-1")).disposition).toBeNull();
  });

  it("of a finding that changed after the look are refused, by its name", async () => {
    const { desk, id, show, look, take } = await openSrcDesk("F-1", "F-2");
    const looked = await look(
      answersFileOf(answer("F-1", "accepted"), answer("F-2", "hold")),
    );
    await desk.do("finding.change", {
      ...{ findings: [id("F-2")], fields: { severity: "low" } },
    });
    const taken = await take(looked, { unsignedFrom: "Mira" });
    expect(taken).toMatchObject({
      error: { code: "dispositions-look-gone", facts: { name: "F-2" } },
    });
    expect((await show("F-1")).disposition).toBeNull();
  });

  it("with bad lines name each of them, and nothing is taken", async () => {
    const { look, take } = await openSrcDesk("F-1");
    const text = answersFileOf(answer("F-1", "hold")).replace("hold", "later");
    const looked = await look(`${text}x\n`);
    expect(looked.faults.map(({ line }) => line)).toEqual([6, 12]);
    expect(await take(looked, { unsignedFrom: "M" })).toMatchObject({
      error: { facts: { reason: "faults" } },
    });
  });

  it("say who signed them, and never one for another", async () => {
    const { desk, signers, show, look, tryLook, take } =
      await openSrcDesk("F-1");
    const key = createSshSigner("ssh-ed25519");
    const other = signers.get("ben");
    await desk.do("person.enrol", {
      ...{ audit, person: "mira", name: "Mira", sealKeys: [key.line] },
      roles: [{ role: "src", ...term }],
      signKeys: [key.line],
    });
    const text = answersFileOf(answer("F-1", "accepted"));
    const namespace = "dispositions@counterseal";
    const good = key.sign(text, { namespace });
    const cases = [
      [text, good, "src-member"],
      [text, other?.sign(text, { namespace }), "other-person"],
      [
        ...[text, createSshSigner("ssh-ed25519").sign(text, { namespace })],
        "unknown-key",
      ],
      [text, undefined, "unsigned"],
      [text, key.sign(text, { namespace: "approval@counterseal" }), "broken"],
      [text.replace("accepted", "hold"), good, "broken"],
      [text, good.slice(0, -40), "broken"],
      [text, "no signature", "broken"],
    ] as const;
    for (const [said, signature, state] of cases) {
      const looked = await look(said, signature);
      expect(looked.signer.state).toBe(state);
      if (state === "src-member") continue;
      const bare = await take(looked);
      expect(bare).toMatchObject({ error: { facts: { reason: state } } });
      if (state === "broken")
        expect(await take(looked, { unsignedFrom: "M" })).toMatchObject({
          error: { facts: { reason: "broken" } },
        });
    }
    const together = await look(text + good);
    expect(together.signer).toMatchObject({ person: "mira" });
    expect((await take(together)).ok).toBe(true);
    expect((await show("F-1")).disposition?.by).toBe("mira");
    expect(await tryLook(text + good)).toMatchObject({
      error: { facts: { reason: "recorded-already" } },
    });
  });
});
