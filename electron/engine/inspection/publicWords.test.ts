// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { WatchList } from "../../../shared/domain/inspection.ts";
import { AuditId } from "../../../shared/ids.ts";
import { publicWordsOf, removedWordsOf } from "./publicWords.ts";

const audit = AuditId.parse("harbour");
const plain = {
  audit,
  purpose: "Publish the findings",
  author: "Alma Lindqvist <alma@harbour.example>",
  place: "audits/harbour-2026/release-1",
  files: [{ path: "audits/harbour-2026/report.pdf" }],
  removes: ["audits/harbour-2026/report-draft.pdf"],
};

function wordsIn(release: Partial<typeof plain>, watch?: WatchList) {
  const watchLists = new Map(watch === undefined ? [] : [[audit, watch]]);
  return publicWordsOf({ state: { watchLists } }, { ...plain, ...release }).map(
    ({ field, check }) => `${field} ${check}`,
  );
}

describe("the public words of a release", () => {
  it("are left alone when there is nothing in them", () => {
    expect(wordsIn({})).toEqual([]);
  });

  it("are looked through like a file, field by field", () => {
    const token = "postgres://ada:h4rb0urDb@db.example/x";
    expect(wordsIn({ purpose: "Publish (TLP:AMBER)" })).toEqual([
      "purpose tlp-tag",
    ]);
    expect(wordsIn({ author: `Alma ${token} <a@b.example>` })).toEqual([
      "author secret",
    ]);
    expect(wordsIn({ place: "audits/draft_2" })).toEqual(["place draft-word"]);
    expect(wordsIn({ files: [{ path: "a/report-DRAFT.pdf" }] })).toEqual([
      "path draft-word",
    ]);
    expect(wordsIn({ removes: ["old/report.pdf", "old/TLP:RED.md"] })).toEqual([
      "removes tlp-tag",
    ]);
  });

  it("are held against what is watched for, and against the list of today", () => {
    const watch = { words: ["Nightjar"], embargoed: ["HARBOUR-7"] };
    const release = { purpose: "Nightjar, without HARBOUR-7" };
    expect(wordsIn(release)).toEqual([]);
    expect(wordsIn(release, watch).sort()).toEqual([
      "purpose embargoed-id",
      "purpose watch-list",
    ]);
  });
});

describe("what was marked as removed from a release's files", () => {
  const saidIn = (release: Partial<typeof plain>) =>
    removedWordsOf(["HARB-007", "the key hangs"], { ...plain, ...release }).map(
      ({ field, seen }) => `${field} ${seen}`,
    );

  it("stands in none of its public words, however it is written there", () => {
    expect(saidIn({})).toEqual([]);
    expect(
      saidIn({ purpose: "All but harb-007, where the KEY  hangs" }),
    ).toEqual(["purpose HARB-007", "purpose the key hangs"]);
    expect(saidIn({ place: "audits/without-HARB-007" })).toEqual([
      "place HARB-007",
    ]);
    expect(saidIn({ files: [{ path: "a/the_key_hangs.pdf" }] })).toEqual([
      "path the key hangs",
    ]);
    expect(saidIn({ removes: ["old/HARB 007.md"] })).toEqual([
      "removes HARB-007",
    ]);
  });
});
