// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Comparison, Outcome } from "../domain/comparison.ts";
import { fileTypes, type FileType } from "../domain/inspection.ts";
import { unseenReasons } from "../domain/inspectionChecks.ts";
import { leftAside, notSeenText } from "./comparison.ts";

const extent = { rows: 0, starts: [] };
const byLines: Outcome = {
  ...{ kind: "lines", removed: 0, added: 0 },
  ...{ folded: extent, whole: extent },
};
const byDigests: Outcome = { kind: "digests", why: "stopped", alone: null };

function aside(
  before: FileType,
  after: FileType,
  outcome: Outcome = byLines,
): string[] {
  const version = (type: FileType): Comparison["before"] => ({
    ...{ type, lines: null, entries: null, notSeen: [] },
  });
  return leftAside({ before: version(before), after: version(after), outcome });
}

describe("what a comparison leaves aside", () => {
  it("is said once where both versions are of one kind", () => {
    expect(aside("pdf", "pdf")).toEqual([expect.stringContaining("a PDF")]);
    expect(aside("docx", "pptx")).toEqual([
      expect.stringContaining("an Office document"),
    ]);
    expect(aside("zip", "tar")).toEqual([
      expect.stringContaining("an archive"),
    ]);
  });

  it("is said of each version where they are of two kinds", () => {
    expect(aside("pdf", "docx")).toEqual([
      expect.stringContaining("a PDF"),
      expect.stringContaining("an Office document"),
    ]);
    expect(aside("text", "pdf")).toEqual([expect.stringContaining("a PDF")]);
  });

  it("is nothing of a plain text", () => {
    expect(aside("text", "text")).toEqual([]);
  });

  it("is nothing where digests alone were compared", () => {
    for (const type of fileTypes)
      expect(aside(type, type, byDigests)).toEqual([]);
  });
});

it.each(unseenReasons)("names what was not compared, and why: %s", (reason) => {
  expect(notSeenText({ reason, what: "page 3" })).toMatch(
    /^page 3: (is|has|took) [a-z ]+$/,
  );
});
