// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from "vitest";
import { unproven } from "../../scripts/stages.mjs";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("what a system does not let be tried", () => {
  const reason = "no sandbox";

  it("is left out, with the reason, on somebody's desk", () => {
    vi.stubEnv("CI", undefined);
    const outcome = { failed: 0, skipped: 1, reasons: [reason], failures: [] };
    expect(unproven(reason)).toMatchObject(outcome);
  });

  it("is a failure where the whole is to be proven", () => {
    vi.stubEnv("CI", "true");
    const outcome = { failed: 1, skipped: 0, reasons: [], failures: [reason] };
    expect(unproven(reason)).toMatchObject(outcome);
  });
});
