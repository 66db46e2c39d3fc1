// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createGrants, type Grant } from "./grants.ts";

function createRig() {
  const minted: Grant[] = [];
  const grants = createGrants((_, grant) => minted.push(grant));
  return { grants, minted };
}

describe("a grant", () => {
  it("shows a bare name, and stands for a path and its uses", () => {
    const { grants, minted } = createRig();
    const { grant, name } = grants.mint("/keys/alma", "signing-key");
    expect(name).toBe("alma");
    expect(grants.pathOf(grant)).toBe("/keys/alma");
    expect(minted).toEqual([{ path: "/keys/alma", uses: ["signing-key"] }]);
  });

  it("is the same for the same choice, and another for another use", () => {
    const { grants, minted } = createRig();
    const { grant } = grants.mint("/out", "new-bundle");
    expect(grants.mint("/out", "new-bundle").grant).toBe(grant);
    expect(grants.mint("/out", "recovery-kit").grant).not.toBe(grant);
    expect(minted).toHaveLength(2);
  });

  it("means nothing once all are forgotten", () => {
    const { grants } = createRig();
    const { grant } = grants.mint("/out", "new-bundle");
    grants.clear();
    expect(grants.pathOf(grant)).toBeUndefined();
    expect([...grants]).toEqual([]);
  });
});
