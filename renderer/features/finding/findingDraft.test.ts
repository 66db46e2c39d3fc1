// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { VersionId } from "../../../shared/ids.ts";
import {
  FindingLook,
  FindingView,
  type ProposalView,
} from "../../../shared/ipc/findingContract.ts";
import { chosenOf, missingOf, vectorOfChosen } from "./cvssDraft.ts";
import { choicesOf } from "./cvssWords.ts";
import {
  changesSince,
  draftOf,
  newDraft,
  readDraft,
  scoreOf,
} from "./findingDraft.ts";
import { firstChosen, indicesOf, isTakable, tallyOf } from "./importChoice.ts";

const version = VersionId.parse("5".repeat(32));
const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

const view = FindingView.parse({
  ...{ id: "1".repeat(32), audit: "harbour", label: "HARB-1", cvss: vector },
  ...{ title: "Tokens in the log", severity: "high", component: "api" },
  ...{ description: "One\n  two", status: "open", owner: null, cves: [] },
  evidence: [{ version, page: 7, note: "", name: "report.pdf" }],
  ...{ fixVersions: ["v1.31.4"], links: [], disposition: null },
  ...{ embargoUntil: "2026-12-01T16:00:30Z", score: 9.8 },
  ...{ disputed: "critical", isUnresolved: true, isEmbargoed: false },
  ...{ recorded: "2026-11-01T00:00:00Z", source: { kind: "by-hand" } },
  history: [],
});

describe("a finding that is written", () => {
  it("is what it was as long as nothing is changed", () => {
    const { fields } = readDraft(draftOf(view));
    expect(fields).not.toBeNull();
    expect(changesSince(view, fields!)).toEqual({});
  });

  it("gives the fields alone that a person changed", () => {
    const draft = { ...draftOf(view), status: "fixed", cves: "cve-2026-1234" };
    const { fields } = readDraft({ ...draft, status: "fixed" });
    expect(changesSince(view, fields!)).toEqual({
      ...{ status: "fixed", cves: ["CVE-2026-1234"] },
    });
  });

  it("says of every field what is wrong with it", () => {
    const wrong = readDraft({
      ...{ ...newDraft, label: " ", title: " ", cvss: "CVSS:3.1/AV:N" },
      ...{ links: "http://plain.example", cves: "CVE-1", embargo: "2026-13" },
      evidence: [{ version, page: "seven", note: "" }],
      ...{ fixVersions: "v".repeat(101), description: "x".repeat(40_000) },
    });
    expect(wrong.fields).toBeNull();
    expect(Object.keys(wrong.faults).sort()).toEqual([
      ...["cves", "cvss", "description", "embargoUntil", "evidence"],
      ...["fixVersions", "label", "links", "title"],
    ]);
  });
});

describe("the calculator", () => {
  it("makes a vector of eight choices, and none of seven", () => {
    const all = chosenOf(vector, {});
    expect(missingOf(all)).toBe(0);
    const { A: _, ...seven } = all;
    expect(missingOf(seven)).toBe(1);
    expect(vectorOfChosen(seven, "")).toBeNull();
    expect(vectorOfChosen({ ...seven, A: "N" }, "")).toBe(
      vector.replace("A:H", "A:N"),
    );
  });

  it("keeps temporal metrics of the vector that is changed", () => {
    const chosen = { ...chosenOf(`${vector}/E:F`, {}), AV: "P" };
    expect(vectorOfChosen(chosen, `${vector}/E:F`)).toBe(
      `${vector.replace("AV:N", "AV:P")}/E:F`,
    );
    expect(scoreOf(vector.toLowerCase())).toBe(9.8);
    expect(scoreOf("nothing")).toBeNull();
  });

  it("has a word for every value", () => {
    expect(choicesOf("S").map(({ label }) => label)).toEqual([
      ...["Changed", "Unchanged"],
    ]);
  });
});

describe("what is chosen of a file before a person has chosen", () => {
  const proposal = (state: ProposalView["state"]) => ({
    ...{ state, page: null, line: 1, confidence: "high", label: "HARB-1" },
    ...{ title: "T", severity: null, cvss: null, component: "", excerpt: "" },
    ...{ notices: [], bad: null, changes: [], finding: null },
  });
  const lookOf = (format: string) =>
    FindingLook.parse({
      ...{ look: "7".repeat(32), name: "a", format, columns: [], isCut: false },
      proposals: [
        ...[proposal("new"), proposal("changed"), proposal("same")],
        proposal("bad"),
      ],
    });

  it("is what is new in a list, and nothing that a report seems to say", () => {
    expect([...firstChosen(lookOf("csv"))]).toEqual([0]);
    expect([...firstChosen(lookOf("pdf"))]).toEqual([]);
  });

  it("can be all that is new or changed, and nothing else", () => {
    const { proposals } = lookOf("sarif");
    expect([...indicesOf(proposals, isTakable)]).toEqual([0, 1]);
    expect(tallyOf(proposals)).toEqual({
      ...{ fresh: 1, changed: 1, same: 1, bad: 1 },
    });
  });
});
