// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  isAbsenceProven,
  isRemovable,
  type RemovalState,
  type Verdict,
  verdictOf,
} from "./crossCheck.ts";

const open = { resolution: null };
const settled = { resolution: {} };

function checked(
  states: readonly RemovalState[],
  {
    findings = [] as readonly { resolution: object | null }[],
    changes = [] as readonly { resolution: object | null }[],
    unseen = [] as readonly { resolution: object | null }[],
    standing = "clear",
  } = {},
) {
  const removals = states.map((state) => ({ state, findings }));
  return { standing, removals, changes, unseen };
}

describe("the verdict over a public version", () => {
  it.each<[Verdict, ReturnType<typeof checked>]>([
    ["passed", checked([])],
    ["passed", checked(["absent", "absent"])],
    ["passed", checked(["asks"], { findings: [settled] })],
    ["passed", checked(["absent"], { changes: [settled], unseen: [settled] })],
    ["waits", checked(["asks"], { findings: [settled, open] })],
    ["waits", checked(["absent"], { changes: [open] })],
    ["waits", checked(["absent"], { unseen: [open] })],
    ["unknown", checked(["absent"], { standing: "missing" })],
    ["unknown", checked(["absent", "unknown"])],
    // Whatever else is not known, what was found is there.
    ["failed", checked(["unknown", "found"])],
    ["failed", checked(["found"], { findings: [settled] })],
    // A report that does not count says nothing, also not that something is there.
    ["unknown", checked(["found"], { standing: "missing" })],
  ])("is %s", (verdict, view) => {
    expect(verdictOf(view)).toBe(verdict);
  });

  it("proves absence without regard to what else was changed, and by nothing less", () => {
    expect(isAbsenceProven(checked(["absent"], { changes: [open] }))).toBe(
      true,
    );
    for (const view of [
      checked(["absent"], { unseen: [open] }),
      checked(["asks"], { findings: [open] }),
      checked(["unknown"]),
      checked(["found"], { findings: [settled] }),
      checked(["absent"], { standing: "missing" }),
    ])
      expect(isAbsenceProven(view)).toBe(false);
  });
});

it("a mark needs two letters or digits, which no form of one letter makes up for", () => {
  for (const text of ["ab", "7a", "é1", "½"])
    expect(isRemovable(text)).toBe(true);
  for (const text of ["a", "- a -", "…", "  ", "\u200b\u00adx"])
    expect(isRemovable(text)).toBe(false);
});
