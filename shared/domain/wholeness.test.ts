// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { madeSummary, stagedFile } from "../../test/support/madeSummary.ts";
import type { ManifestFinding } from "./handedOver.ts";
import { flawsAbout, flawsOf, isBroken } from "./wholeness.ts";

const list: ManifestFinding = {
  ...{ path: "SHA256SUMS", listed: 2, unread: 0 },
  ...{ missing: ["gone.pdf"], extra: [], changed: [], duplicate: [] },
};
const changed = stagedFile({ index: 1, path: "a.pdf", listed: "changed" });
const broken = stagedFile({ index: 2, path: "b.pdf", signature: "broken" });

describe("what of a hand-over is not whole", () => {
  it("is nothing where packages ended, lists are met and no chosen file is broken", () => {
    const files = [
      stagedFile({ listed: "same", signature: "pinned" }),
      stagedFile({ index: 1, signature: "unknown-key" }),
      stagedFile({ index: 2 }),
    ];
    const met = madeSummary({ files, manifests: [{ ...list, missing: [] }] });
    expect(flawsOf(met, files)).toEqual([]);
  });

  it("is a package that was not read to its end, whichever files are chosen", () => {
    const cut = madeSummary({ fault: "archive-cut-short" });
    const flaw = {
      ...{ kind: "not-read-to-end", name: "package" },
      fault: "archive-cut-short",
    };
    expect(flawsOf(cut, [])).toEqual([flaw]);
    expect(flawsOf(cut, cut.files)).toEqual([flaw]);
  });

  it("is a listed file that did not come, named once however many lists miss it", () => {
    const other = { ...list, path: "more/SHA256SUMS" };
    const gap = madeSummary({ manifests: [list, other] });
    expect(flawsOf(gap, [])).toEqual([{ kind: "missing", name: "gone.pdf" }]);
  });

  it("is a changed file or a broken signature, and only of what is chosen", () => {
    const files = [stagedFile(), changed, broken];
    const summary = madeSummary({ files });
    expect(flawsOf(summary, [stagedFile()])).toEqual([]);
    expect(flawsOf(summary, files)).toEqual([
      { kind: "changed", name: "a.pdf" },
      { kind: "signature-broken", name: "b.pdf" },
    ]);
  });

  it("is both of a file that is broken in both ways", () => {
    const both = { ...changed, signature: "broken" as const };
    expect(flawsOf(madeSummary(), [both]).map(({ kind }) => kind)).toEqual([
      "changed",
      "signature-broken",
    ]);
  });
});

it("is the sender's word about a file that a signature or a list breaks", () => {
  for (const signature of ["pinned", "unknown-key", "unsigned"] as const) {
    expect(isBroken({ signature, listed: "changed" })).toBe(true);
    expect(isBroken({ signature, listed: "same" })).toBe(false);
    expect(isBroken({ signature, listed: null })).toBe(false);
  }
  for (const listed of ["changed", "same", null] as const)
    expect(isBroken({ signature: "broken", listed })).toBe(true);
});

describe("what of it has to do with one file", () => {
  it("is of the file, of its package, or of what did not come at all", () => {
    const packages = [
      { name: "one.zip", sha256: "1" },
      { name: "two.zip", sha256: "2" },
    ];
    const flaws = [
      { kind: "missing", name: "gone.pdf" },
      { kind: "changed", name: "a.pdf" },
      { kind: "signature-broken", name: "b.pdf" },
      { kind: "not-read-to-end", name: "two.zip", fault: "archive-cut-short" },
    ] as const;
    const about = (path: string, source: string): string[] =>
      flawsAbout(flaws, packages, { path, package: source }).map(
        ({ name }) => name,
      );
    expect(about("a.pdf", "1")).toEqual(["gone.pdf", "a.pdf"]);
    expect(about("c.pdf", "2")).toEqual(["gone.pdf", "two.zip"]);
  });
});
