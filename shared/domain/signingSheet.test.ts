// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  fullApproval,
  person,
  recipient,
  sampleApproval,
} from "../../test/support/sampleAudit.ts";
import { sampleConsent } from "../../test/support/sampleStatements.ts";
import type { Approval, Consent } from "../formats/acts.ts";
import { AuditId, GitId, VaultId } from "../ids.ts";
import {
  audienceOf,
  changedLines,
  changesSince,
  type StatementChanges,
  subjectOf,
} from "./signingSheet.ts";

const none = { added: [], removed: [] };
const nothing: StatementChanges = {
  ...{ act: null, purpose: null, place: null, author: null, base: null },
  ...{ supersedes: null, expires: null, notBefore: null, charter: null },
  ...{ audience: none, terms: none, removes: none },
  files: { ...none, changed: [] },
  judged: { ...none, changed: [] },
};
const file = (path: string, content = path) => ({
  ...{ path, sha256: digestOf(content) },
});
const text = (name: string, content = name) => ({
  ...{ name, sha256: digestOf(content) },
});
const to = (name: string, key = recipient) => ({
  ...{ person: person(name), recipient: key },
});

describe("whom a request would let see its files", () => {
  it("is the public for a release", () => {
    expect(audienceOf(sampleApproval())).toEqual(["public"]);
  });

  it("is each person with each of their keys for a consent", () => {
    const audience = [to("mira"), to("mira", "age1other"), to("sol")];
    expect(audienceOf(sampleConsent({ audience }))).toEqual([
      `mira ${recipient}`,
      "mira age1other",
      `sol ${recipient}`,
    ]);
  });
});

describe("what changed since one signed", () => {
  it("is nothing between a request and the same again", () => {
    expect(changesSince(fullApproval(), fullApproval())).toEqual(nothing);
    const consent = sampleConsent({ terms: ["Not to be passed on."] });
    expect(changesSince(consent, consent)).toEqual(nothing);
  });

  it("is nothing where only the order is another", () => {
    const { files, judged, removes } = fullApproval();
    const turned = {
      ...fullApproval(),
      files: files.toReversed(),
      judged: judged.toReversed(),
      removes: removes.toReversed(),
    };
    expect(changesSince(fullApproval(), turned)).toEqual(nothing);
  });

  it("names files that came, that went, and whose bytes are others", () => {
    const before = sampleApproval({
      files: [file("kept.md"), file("gone.md"), file("text.md", "draft")],
    });
    const now = sampleApproval({
      files: [file("new.md"), file("kept.md"), file("text.md", "final")],
    });
    expect(changesSince(before, now)).toEqual({
      ...nothing,
      files: { added: ["new.md"], removed: ["gone.md"], changed: ["text.md"] },
    });
  });

  it("names judged texts by their names, apart from the files", () => {
    const before = sampleConsent({
      judged: [text("kept.txt"), text("gone.txt"), text("same.txt", "old")],
    });
    const now = sampleConsent({
      judged: [text("new.txt"), text("kept.txt"), text("same.txt", "new")],
    });
    expect(changesSince(before, now)).toEqual({
      ...nothing,
      judged: {
        ...{ added: ["new.txt"], removed: ["gone.txt"] },
        changed: ["same.txt"],
      },
    });
  });

  it("names people and terms of a consent that came and went", () => {
    const before = sampleConsent({
      audience: [to("mira"), to("sol")],
      terms: ["Kept.", "Gone."],
    });
    const now = sampleConsent({
      audience: [to("sol"), to("noor")],
      terms: ["Kept.", "New."],
    });
    expect(changesSince(before, now)).toEqual({
      ...nothing,
      audience: {
        added: [`noor ${recipient}`],
        removed: [`mira ${recipient}`],
      },
      terms: { added: ["New."], removed: ["Gone."] },
    });
  });

  it("says that a file for a few would now be for everybody", () => {
    const few = sampleConsent({ audience: [to("sol")], terms: ["Kept."] });
    const all = sampleApproval({
      ...{
        files: few.files,
        purpose: few.purpose,
        author: "Ada <a@b.example>",
      },
      ...{ expires: few.expires, charter: few.charter, place: "audits/one" },
      removes: ["draft.md"],
    });
    const changes = changesSince(few, all);
    expect(changes).toEqual({
      ...nothing,
      act: { from: "consent", to: "approval" },
      audience: { added: ["public"], removed: [`sol ${recipient}`] },
      terms: { added: [], removed: ["Kept."] },
      place: { from: null, to: "audits/one" },
      author: { from: null, to: "Ada <a@b.example>" },
      removes: { added: ["draft.md"], removed: [] },
    });
    expect(changesSince(all, few)).toMatchObject({
      act: { from: "approval", to: "consent" },
      place: { from: "audits/one", to: null },
      removes: { added: [], removed: ["draft.md"] },
    });
  });

  it("names what the release's commit would take away, more or less than before", () => {
    const before = sampleApproval({ removes: ["both.md", "first.md"] });
    const now = sampleApproval({ removes: ["both.md", "second.md"] });
    expect(changesSince(before, now)).toEqual({
      ...nothing,
      removes: { added: ["second.md"], removed: ["first.md"] },
    });
  });

  const values: Partial<Approval> = {
    purpose: "Publish them again.",
    place: "audits/elsewhere",
    author: "Bo Sample <bo@example.org>",
    base: GitId.parse("c".repeat(40)),
    supersedes: digestOf("another"),
    expires: at("2026-03-20T09:00:00Z"),
    notBefore: at("2026-03-11T16:00:00Z"),
    charter: digestOf("another charter"),
  };
  it.each(Object.entries(values))(
    "tells another %s, and nothing else",
    (name, value) => {
      const before = fullApproval();
      const now = { ...before, [name]: value };
      const from = before[name as keyof Approval];
      expect(changesSince(before, now)).toEqual({
        ...nothing,
        [name]: { from, to: value },
      });
    },
  );
});

describe("what a request is about", () => {
  const consent = (changes: Partial<Consent> = {}) =>
    subjectOf(sampleConsent({ audience: [to("sol"), to("mira")], ...changes }));
  const release = (changes: Partial<Approval> = {}) =>
    subjectOf(sampleApproval(changes));

  it("stays the same for a release in the same place, whatever its files and words", () => {
    const other = { purpose: "Once more.", files: [file("other.md")] };
    expect(release(other)).toBe(release());
    expect(release({ place: "audits/elsewhere" })).not.toBe(release());
  });

  it("stays the same for the same people, in any order and with any keys", () => {
    const turned = [to("mira", "age1other"), to("mira"), to("sol")];
    expect(consent({ audience: turned })).toBe(consent());
    expect(consent({ files: [file("other.md")] })).toBe(consent());
  });

  it("is another for other people or another purpose of a consent", () => {
    expect(consent({ audience: [to("sol")] })).not.toBe(consent());
    const more = [to("sol"), to("mira"), to("noor")];
    expect(consent({ audience: more })).not.toBe(consent());
    expect(consent({ purpose: "Something else." })).not.toBe(consent());
  });

  it("is another in another audit, of another vault, or by another act", () => {
    const elsewhere = [
      { audit: AuditId.parse("another-audit") },
      { vault: VaultId.parse("f".repeat(32)) },
    ];
    for (const change of elsewhere) {
      expect(release(change)).not.toBe(release());
      expect(consent(change)).not.toBe(consent());
    }
    expect(consent()).not.toBe(release());
  });
});

describe("lines of a text", () => {
  it("are told where only one of two has them, in the order of that text", () => {
    const before = "kept\nsecond\nfirst\n";
    expect(changedLines(before, "new\nkept\nanother\n")).toEqual({
      added: ["new", "another"],
      removed: ["second", "first"],
    });
  });

  it("are not told for empty lines or another order", () => {
    expect(changedLines("one\ntwo", "\ntwo\n\none\n")).toEqual(none);
    expect(changedLines("one\n\ntwo\n", "two\none")).toEqual(none);
  });
});
