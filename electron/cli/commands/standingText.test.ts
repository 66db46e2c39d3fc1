// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { AuditStanding } from "../../../shared/ipc/agreementContract.ts";
import { blockedByText } from "./standingText.ts";

test("a request that was withdrawn is not said to wait for a seat", () => {
  const request = {
    ...{ kind: "consent", id: "ab".repeat(16), purpose: "Judge it" },
    ...{ people: [], canBeMet: true, withdrawn: true },
    unmet: [{ name: "chairs-missing", missing: 1, signed: [], candidates: [] }],
  };
  const said = (withdrawn: boolean) =>
    blockedByText({
      blocked: [{ ...request, withdrawn }],
      stuck: [],
    } as unknown as AuditStanding);
  expect(said(false)).toContain("lost a seat");
  expect(said(true)).toMatch(/^The consent abab\S* was withdrawn, /);
  expect(said(true)).not.toContain("chair");
});
