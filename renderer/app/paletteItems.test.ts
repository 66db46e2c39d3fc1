// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { matchingItems, mostFound, type PaletteItem } from "./paletteItems.ts";

function item(label: string, note = "", group = "finding"): PaletteItem {
  return {
    ...{ key: label, label, note },
    group: group as PaletteItem["group"],
    target: { route: { at: "ledger" } },
  };
}

function found(items: readonly PaletteItem[], typed: string): string[] {
  return matchingItems(items, typed).map(({ label }) => label);
}

describe("the palette", () => {
  const items = [
    item("Lock", "Ctrl+L", "command"),
    item("Harbour audit 2026", "harbour-2026", "audit"),
    item("Overlocked mutex", "KSA-3"),
    item("Unlocking is slow", "KSA-4"),
    item("A lock without a key", "KSA-5"),
    item("Ärger mit dem Schloß", "KSA-6"),
  ];

  it("offers commands and audits before anything is typed", () => {
    expect(found(items, " ")).toEqual(["Lock", "Harbour audit 2026"]);
  });

  it("puts beginnings before words before pieces", () => {
    expect(found(items, "lock")).toEqual([
      "Lock",
      "A lock without a key",
      "Overlocked mutex",
      "Unlocking is slow",
    ]);
  });

  it("wants every word, in label or note, whatever its case and marks", () => {
    expect(found(items, "KSA lock slow")).toEqual(["Unlocking is slow"]);
    expect(found(items, "arger SCHLO")).toEqual(["Ärger mit dem Schloß"]);
    expect(found(items, "lock nothing")).toEqual([]);
  });

  it("draws no more than a person reads", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => item(`lock ${at}`));
    expect(found(many, "lock")).toHaveLength(mostFound);
  });
});
