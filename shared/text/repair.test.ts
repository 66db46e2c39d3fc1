// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { type RepairStepKind, repairStepKinds } from "../ipc/repairContract.ts";
import { describeRepairStep, needsReason } from "./repair.ts";

const object = "0123456789abcdef".repeat(2);

function said(kind: RepairStepKind, subject: string, name = ""): string {
  return describeRepairStep({ kind, subject, name, done: false });
}

describe("a step of a repair", () => {
  it.each(repairStepKinds)("is a whole sentence: %s", (kind) => {
    expect(said(kind, "4", "a.pdf")).toMatch(/^[A-Za-z].*\.$/);
  });

  it("is told in words of its own", () => {
    const sentences = repairStepKinds.map((kind) => said(kind, "4", "a.pdf"));
    expect(new Set(sentences).size).toBe(repairStepKinds.length);
    expect(said("header-rebuilt", "")).toContain("header is made anew");
  });

  it("takes one entry or several from the backup", () => {
    expect(said("ledger-extended", "7")).toMatch(/^Entry 7 is taken/);
    expect(said("ledger-extended", "7–9")).toMatch(/^Entries 7–9 are taken/);
  });

  it("names the entry from which on the ledger is given up", () => {
    expect(said("adopted", "12")).toContain("from entry 12 on");
  });

  it.each(["object-restored", "object-lost"] as const)(
    "names the file of %s and the beginning of its id",
    (kind) => {
      expect(said(kind, object, "a\u202e.pdf")).toMatch(
        /^a\u{fffd}\.pdf \(object 01234567\) /u,
      );
      expect(said(kind, object)).toMatch(
        new RegExp(`^${object} \\(object 01234567\\) `),
      );
    },
  );

  it.each(["object-set-aside", "copy-set-aside"] as const)(
    "names what moves to quarantine by %s",
    (kind) => {
      expect(said(kind, "stray-file")).toMatch(/^stray-file, which /);
      expect(said(kind, "stray-file", "a.pdf")).toMatch(/^a\.pdf, which /);
    },
  );

  it("tells a stray object from what a synchronising program left", () => {
    expect(said("object-set-aside", "x")).toContain("no entry names");
    expect(said("copy-set-aside", "x")).toContain("a synchronising program");
  });

  it("asks for a reason only where something is given up", () => {
    const asking = repairStepKinds.filter((kind) =>
      needsReason({ kind, subject: "", name: "", done: false }),
    );
    expect(asking).toEqual(["object-lost", "adopted"]);
  });
});
