// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Flaw } from "../../../shared/domain/wholeness.ts";
import { acceptedBy, noAccepting, told } from "./accepting.ts";

const flaws: Flaw[] = [{ kind: "missing", name: "gone.md" }];
const ticked = { ticked: told(flaws), by: " Alma ", reason: "Known\n" };

describe("the word that what is not whole is taken in", () => {
  it("has a name and a reason", () => {
    expect(acceptedBy(ticked, flaws)).toEqual({ by: "Alma", reason: "Known" });
    expect(acceptedBy({ ...ticked, by: " " }, flaws)).toBeNull();
    expect(acceptedBy({ ...ticked, reason: "" }, flaws)).toBeNull();
    expect(acceptedBy({ ...ticked, ticked: null }, flaws)).toBeNull();
    expect(acceptedBy(noAccepting, flaws)).toBeNull();
  });

  it("is of what was shown alone", () => {
    const more: Flaw[] = [...flaws, { kind: "changed", name: "a.md" }];
    expect(acceptedBy(ticked, more)).toBeNull();
    expect(acceptedBy({ ...ticked, ticked: "" }, [])).toBeNull();
  });
});
