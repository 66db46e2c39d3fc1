// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  DispositionAnswer,
  FindingFields,
  FindingLabel,
} from "../../../shared/domain/finding.ts";
import {
  formatDispositions,
  type WrittenDisposition,
} from "../../../shared/formats/dispositions.ts";
import { AuditId, type FindingId } from "../../../shared/ids.ts";
import {
  type ConsentDesk,
  governAudit,
  openConsentDesk,
} from "../../../test/support/consentDesk.ts";
import { audit, newJob } from "../../../test/support/mainJob.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";

const fields = (label: string) =>
  FindingFields.parse({
    ...{ label, title: `About ${label}`, cvss: null, severity: "high" },
    ...{ component: "api", description: "", evidence: [], status: "open" },
    ...{ owner: null, fixVersions: [], links: [], cves: [] },
    embargoUntil: null,
  });

const answer = (
  label: string,
  said: string,
  more: Partial<WrittenDisposition> = {},
) => ({
  ...{ label: FindingLabel.parse(label), duplicateOf: null, note: "" },
  ...{ answer: DispositionAnswer.parse(said), fixVersions: [], cves: [] },
  ...{ links: [], ...more },
});

const textOf = (...answers: ReturnType<typeof answer>[]) =>
  formatDispositions({ audit: AuditId.parse(audit), handOver: null, answers });

const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };

const ids = new Map<string, FindingId>();

async function openWith(made: ConsentDesk, ...labels: string[]) {
  await governAudit(made, audit);
  for (const label of labels) {
    const { id } = await made.desk.do("finding.add", {
      ...{ audit, fields: fields(label) },
    });
    ids.set(label, id);
  }
}

describe("dispositions", () => {
  let made: ConsentDesk;
  const opened = async (...labels: string[]) => {
    made = await openConsentDesk();
    await openWith(made, ...labels);
    return made.desk;
  };
  afterEach(async () => {
    await made.desk.engine.close();
    made.remove();
  });

  const id = (label: string): FindingId => {
    const known = ids.get(label);
    if (known === undefined) throw new Error(`no ${label}`);
    return known;
  };
  const show = (label: string) =>
    made.desk.do("finding.show", { finding: id(label) });

  let files = 0;
  const look = (text: string, signature?: string) => {
    const path = join(made.folder, `came-${String((files += 1))}.txt`);
    writeFileSync(path, text);
    if (signature !== undefined) writeFileSync(`${path}.sig`, signature);
    return made.desk.do("disposition.look", {
      ...{ job: newJob(), audit, file: made.desk.grant(path) },
      ...(signature === undefined
        ? {}
        : { signature: made.desk.grant(`${path}.sig`) }),
    });
  };
  const take = (looked: { look: string }, more: object = {}) =>
    made.desk.try("disposition.take", {
      ...{ look: looked.look, althoughChanged: false, ...more },
    });
  const set = (
    labels: string[],
    said: object | null,
    more: { cves?: string[]; reason?: string } = {},
  ) =>
    made.desk.try("disposition.set", {
      findings: labels.map(id),
      disposition: said && {
        ...{ answer: "accepted" as const, of: null, note: "", by: null },
        ...said,
      },
      ...{ fixVersions: [], cves: [], links: [], ...more },
    });

  it("are said by hand, with what they bring along, and taken back", async () => {
    await opened("F-1", "F-2");
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
    await opened("F-1", "F-2");
    if (labels[0] === "F-2")
      await set(["F-1"], { answer: "duplicate", of: id("F-2") });
    const of = "of" in said ? { of: id(said.of) } : {};
    expect(await set(labels, { ...said, ...of })).toMatchObject({
      error: { code: "disposition-refused", facts: { reason } },
    });
  });

  it("in a file are shown and recorded only when somebody confirms, all at once", async () => {
    const desk = await opened("F-1", "F-2", "F-3");
    const looked = await look(
      textOf(
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
    await opened("F-1", "F-2");
    const looked = await look(
      textOf(answer("F-1", "accepted"), answer("F-9", "hold")),
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
      textOf(
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
    const desk = await opened("F-1", "F-2");
    const looked = await look(
      textOf(answer("F-1", "accepted"), answer("F-2", "hold")),
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
    await opened("F-1");
    const text = textOf(answer("F-1", "hold")).replace("hold", "later");
    const looked = await look(`${text}x\n`);
    expect(looked.faults.map(({ line }) => line)).toEqual([6, 12]);
    expect(await take(looked, { unsignedFrom: "M" })).toMatchObject({
      error: { facts: { reason: "faults" } },
    });
  });

  it("say who signed them, and never one for another", async () => {
    const desk = await opened("F-1");
    const key = createSshSigner("ssh-ed25519");
    const other = made.signers.get("ben");
    await desk.do("person.enrol", {
      ...{ audit, person: "mira", name: "Mira", sealKeys: [key.line] },
      roles: [{ role: "src", ...term }],
      signKeys: [key.line],
    });
    const text = textOf(answer("F-1", "accepted"));
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
    const again = await desk.try("disposition.look", {
      job: newJob(),
      audit,
      file: desk.grant(join(made.folder, `came-${String(files)}.txt`)),
    });
    expect(again).toMatchObject({
      error: { facts: { reason: "recorded-already" } },
    });
  });
});
