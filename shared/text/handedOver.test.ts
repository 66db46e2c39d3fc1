// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { countersignatureStates } from "../domain/handedOver.ts";
import { packageFaults } from "../domain/memberReasons.ts";
import {
  countersignatureWords,
  flawWords,
  packageFaultWords,
} from "./handedOver.ts";

describe("what came back on a receipt", () => {
  const said = (
    state: (typeof countersignatureStates)[number],
    holder: string | null,
  ): string =>
    countersignatureWords({ state, holder, fingerprint: "SHA256:x" });

  it("is by its holder, where the key is pinned", () => {
    expect(said("pinned", "Vera")).toBe(
      "countersigned by Vera, by the pinned key SHA256:x",
    );
    expect(said("pinned", null)).toMatch(/^countersigned by the vendor,/);
  });

  it("is by an unknown key, or by none that holds", () => {
    expect(said("unknown-key", null)).toBe(
      "countersigned by an unknown key, SHA256:x",
    );
    expect(said("broken", null)).toMatch(/^a broken .* the key SHA256:x$/);
  });
});

describe("what of a hand-over is not whole", () => {
  it.each(packageFaults)("is why it was not read to its end: %s", (fault) => {
    const words = flawWords({ kind: "not-read-to-end", name: "a", fault });
    expect(words).toBe(`was not read to its end. ${packageFaultWords[fault]}`);
  });

  it("is told in other words for what did not come, was changed or forged", () => {
    const words = (["missing", "changed", "signature-broken"] as const).map(
      (kind) => flawWords({ kind, name: "a" }),
    );
    expect(words).toEqual([
      expect.stringContaining("did not come"),
      expect.stringContaining("other bytes"),
      expect.stringContaining("broken signature"),
    ]);
  });
});
