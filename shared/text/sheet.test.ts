// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf } from "../../test/support/sampleAudit.ts";
import type { StatementChanges } from "../domain/signingSheet.ts";
import { GitId, Instant } from "../ids.ts";
import {
  changeSentences,
  doubtSentence,
  judgedTitle,
  namesOf,
} from "./sheet.ts";

const none = { added: [], removed: [] };
const nothing: StatementChanges = {
  ...{ act: null, purpose: null, place: null, author: null, base: null },
  ...{ supersedes: null, expires: null, notBefore: null, charter: null },
  files: { ...none, changed: [] },
  judged: { ...none, changed: [] },
  ...{ audience: none, terms: none, removes: none },
};

function said(changes: Partial<StatementChanges>): readonly string[] {
  return changeSentences({ ...nothing, ...changes });
}

const january = Instant.parse("2026-01-31T16:00:00Z");
const february = Instant.parse("2026-02-01T08:30:00Z");

describe("what a request changes of the one before", () => {
  it("is nothing where both say the same", () => {
    expect(said({})).toEqual([]);
  });

  it("names files that are new, other or gone, each in a sentence of its own", () => {
    const files = {
      ...{ added: ["a", "b\u202e"], changed: ["c"], removed: ["d", "e"] },
    };
    expect(said({ files })).toEqual([
      "New files: a, b\u{fffd}.",
      "Changed files: c.",
      "Files that are no longer in it: d, e.",
    ]);
  });

  it("names the texts that it is judged by", () => {
    const sentences = said({
      judged: { added: ["x"], removed: ["y"], changed: ["z"] },
    });
    expect(sentences).toEqual([
      expect.stringMatching(/not there before: x\.$/),
      expect.stringMatching(/no longer: y\.$/),
      expect.stringMatching(/^Made anew.*: z\.$/),
    ]);
  });

  it("quotes terms", () => {
    const terms = { added: ["Keep it"], removed: ["Burn it", "Eat it"] };
    expect(said({ terms })).toEqual([
      "New terms: “Keep it”.",
      "Terms that are no longer in it: “Burn it”, “Eat it”.",
    ]);
  });

  it("names what the commit takes away, or no longer", () => {
    expect(said({ removes: { added: ["a"], removed: ["b"] } })).toEqual([
      "The release now removes: a.",
      "The release no longer removes: b.",
    ]);
  });

  it.each<[keyof StatementChanges, Partial<StatementChanges>]>([
    ["act", { act: { from: "consent", to: "approval" } }],
    ["purpose", { purpose: { from: "old", to: "new" } }],
    ["place", { place: { from: "old", to: "new" } }],
    ["author", { author: { from: "old", to: "new" } }],
    [
      "base",
      {
        base: {
          from: GitId.parse("a".repeat(40)),
          to: GitId.parse("b".repeat(40)),
        },
      },
    ],
    ["supersedes", { supersedes: { from: digestOf("1"), to: digestOf("2") } }],
    ["expires", { expires: { from: january, to: february } }],
    ["notBefore", { notBefore: { from: january, to: february } }],
    ["charter", { charter: { from: digestOf("1"), to: digestOf("2") } }],
  ])("says of %s what it is now and what it was", (field, changes) => {
    const changed = changes[field] as { from: string; to: string };
    expect(said(changes)).toEqual([
      expect.stringMatching(
        new RegExp(`^[A-Z][^:]*: “${changed.to}”; before “${changed.from}”.$`),
      ),
    ]);
  });

  it("says that there was nothing before, or is nothing any more", () => {
    expect(said({ place: { from: null, to: "folder" } })).toEqual([
      "Place: “folder”; before nothing.",
    ]);
    expect(said({ author: { from: "A\u202e", to: null } })).toEqual([
      "Author: nothing; before “A\u{fffd}”.",
    ]);
  });
});

describe("how the audience of a request changes", () => {
  it("names people who came and went, once for all of their keys", () => {
    expect(
      said({
        audience: {
          added: ["ada age1a", "ada age1b", "lin age1c"],
          removed: ["mo age1d", "mo age1e"],
        },
      }),
    ).toEqual([
      "New in the audience: ada, lin.",
      "No longer in the audience: mo.",
    ]);
  });

  it("tells people apart whose keys alone are others", () => {
    expect(
      said({
        audience: {
          added: ["ada age1a", "lin age1b"],
          removed: ["ada age1c", "mo age1d"],
        },
      }),
    ).toEqual([
      "New in the audience: lin.",
      "No longer in the audience: mo.",
      "By other keys than before: ada.",
    ]);
  });
});

describe("why the vault of a request is doubted", () => {
  it("names the entries that do not fit together", () => {
    expect(doubtSentence({ kind: "other-vault" })).toContain("another vault");
    expect(doubtSentence({ kind: "went-back", seq: 4, was: 9 })).toMatch(
      /ends at entry 4; an earlier request was made on entry 9\./,
    );
    expect(doubtSentence({ kind: "forked", seq: 4 })).toContain(
      "different entries 4 of one vault",
    );
  });
});

describe("names on a signing sheet", () => {
  it("are titles for the texts that this program makes", () => {
    expect(judgedTitle("inspection.txt")).toBe("Inspection report");
    expect(judgedTitle("findings.txt")).toMatch(/^Findings/);
    expect(judgedTitle("carve-outs.txt")).toContain("left out");
    expect(judgedTitle("other\u202e.txt")).toBe("other\u{fffd}.txt");
  });

  it("are joined for people, and harmless", () => {
    expect(namesOf(["ada", "lin\n", "mo"])).toBe("ada, lin\u{fffd} and mo");
  });
});
