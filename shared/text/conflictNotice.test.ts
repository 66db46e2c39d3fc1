// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId } from "../ids.ts";
import { conflictNotice } from "./conflictNotice.ts";

const conflict = {
  audit: AuditId.parse("harbour"),
  ...{ title: "Harbour\u202e", name: "Ada\u202e", aboutVendor: false },
  to: ["Lin\n", "Mo", "Vera"],
};

function lines(changes: Partial<typeof conflict> = {}): string[] {
  return conflictNotice({ ...conflict, ...changes }).split("\n");
}

describe("the notice of a conflict of interest", () => {
  it("goes to owners and chairs by name, or by what they are", () => {
    expect(lines()[0]).toBe("To: Lin\u{fffd}, Mo and Vera");
    expect(lines({ to: [] })[0]).toBe(
      "To: the subproject's owners and the SIG Security chairs",
    );
  });

  it("says who takes no part, and in what", () => {
    expect(lines()[1]).toBe(
      "Subject: Conflict of interest in the audit harbour",
    );
    expect(lines()[3]).toMatch(
      /in Harbour\u{fffd} \(harbour\)\. Ada\u{fffd} takes no part .* about any part of this audit\.$/u,
    );
    expect(lines({ aboutVendor: true })[3]).toMatch(
      /decisions about the documents of one vendor\.$/,
    );
  });

  it("ends with an end of line", () => {
    expect(lines().at(-1)).toBe("");
  });
});
