// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { DeliverableId, VersionId } from "../../../shared/ids.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import {
  choicesAfter,
  chosenFiles,
  filesToTake,
  looksHandedOver,
  noChoices,
} from "./choices.ts";
import { madeSummary, stagedFile } from "../../../test/support/madeSummary.ts";

const of = DeliverableId.parse("a".repeat(32));
const version = VersionId.parse("b".repeat(32));

function file(index: number, more: Partial<StagedFile> = {}): StagedFile {
  return stagedFile({ index, path: `report-${index}.pdf`, ...more });
}

const files = [
  file(0),
  file(1, { refused: "link", sha256: null }),
  file(2, { known: { version, name: "report-2.pdf" } }),
  file(3, { path: "SHA256SUMS", isEvidence: true }),
  file(4, { signature: "broken" }),
  file(5, { listed: "changed" }),
  file(6, { path: "poc/harness.c" }),
];
const summary: IntakeSummary = madeSummary({ files });
const begun = choicesAfter(noChoices, { do: "begin", summary });

describe("what is chosen of a hand-over", () => {
  it("begins with what is in order, and with nothing that is broken, known or evidence", () => {
    expect([...begun.taken]).toEqual([0, 6]);
  });

  it("is never what was refused or is in the vault already", () => {
    const all = files.map(({ index }) => index);
    const choices = choicesAfter(begun, { do: "take", indexes: all });
    expect(chosenFiles(summary, choices).map(({ index }) => index)).toEqual([
      0, 3, 4, 5, 6,
    ]);
  });

  it("is taken in as suggested where nobody says otherwise", () => {
    expect(filesToTake(summary, begun, [])).toEqual([
      { index: 0, kind: "findings-report", variant: "private" },
      { index: 6, kind: "ancillary-data", variant: "private" },
    ]);
  });

  it("is taken in as said, a further version with the kind of its deliverable", () => {
    const into = choicesAfter(begun, {
      do: "into",
      indexes: [0],
      into: { as: "version", of },
    });
    const said = choicesAfter(into, {
      do: "variant",
      indexes: [0, 6],
      variant: "public",
    });
    const deliverables = [
      {
        deliverable: of,
        kind: "threat-model" as const,
        title: "",
        versions: [],
      },
    ];
    expect(filesToTake(summary, said, deliverables)).toEqual([
      { index: 0, kind: "threat-model", variant: "public", deliverable: of },
      { index: 6, kind: "ancillary-data", variant: "public" },
    ]);
  });

  it("is taken back by the same press", () => {
    const once = choicesAfter(begun, { do: "toggle", index: 0 });
    expect([...once.taken]).toEqual([6]);
    const twice = choicesAfter(once, { do: "toggle", index: 0 });
    expect(new Set(twice.taken)).toEqual(begun.taken);
  });
});

describe("names of what is handed over", () => {
  it("are told from names of plain files", () => {
    const wrapped = [
      "a.zip",
      "a.tar.gz",
      "A.TGZ",
      "a.pdf.age",
      "r.pdf.minisig",
    ];
    const more = ["SHA256SUMS", "sha256sums.asc", "a folder"];
    for (const name of [...wrapped, ...more])
      expect([name, looksHandedOver(name)]).toEqual([name, true]);
    for (const name of ["report.pdf", "notes.md", "a.b.docx"])
      expect([name, looksHandedOver(name)]).toEqual([name, false]);
  });
});
