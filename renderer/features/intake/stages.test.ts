// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { madeSummary, stagedFile } from "../../../test/support/madeSummary.ts";
import { stageStates } from "./stages.ts";

const later = { custody: false, done: false };
const signature = {
  ...{ path: "a.sig", over: "a", key: "SHA256:x", holder: null, fault: null },
  by: "ssh" as const,
};
const manifest = {
  ...{ path: "SHA256SUMS", listed: 1, missing: [], extra: [] },
  ...{ changed: [], duplicate: [], unread: 0 },
};

describe("stages of an intake", () => {
  it("are all to come before anything was opened", () => {
    expect(new Set(Object.values(stageStates(null, later)))).toEqual(
      new Set(["waiting"]),
    );
  });

  it("never take encrypted for signed", () => {
    const summary = madeSummary({ layers: ["age", "tar"] });
    expect(stageStates(summary, later)).toMatchObject({
      opened: "good",
      signatures: "none",
    });
  });

  it("are in order only with a pinned signature over every file", () => {
    const signed = (states: readonly ("pinned" | "unsigned")[]) =>
      stageStates(
        madeSummary({
          files: states.map((state, index) =>
            stagedFile({ index, signature: state }),
          ),
          signatures: [{ ...signature, state: "pinned" }],
        }),
        later,
      ).signatures;
    expect(signed(["pinned", "pinned"])).toBe("good");
    expect(signed(["pinned", "unsigned"])).toBe("look");
  });

  it("are not in order with one broken signature, whatever else is signed", () => {
    const summary = madeSummary({
      files: [stagedFile({ signature: "pinned" })],
      signatures: [
        { ...signature, state: "pinned" },
        { ...signature, state: "broken", fault: "other-bytes" },
      ],
    });
    expect(stageStates(summary, later).signatures).toBe("bad");
  });

  it.each([
    ["changed", "bad"],
    ["missing", "look"],
    ["extra", "look"],
    ["duplicate", "look"],
  ] as const)("tell that something is %s", (part, state) => {
    const summary = madeSummary({
      manifests: [{ ...manifest, [part]: ["a"] }],
    });
    expect(stageStates(summary, later).digests).toBe(state);
    const exact = madeSummary({ manifests: [manifest] });
    expect(stageStates(exact, later).digests).toBe("good");
  });

  it("tell what did not open, and what was refused", () => {
    const closed = madeSummary({ fault: "not-opened", files: [] });
    expect(stageStates(closed, later)).toMatchObject({
      opened: "bad",
      names: "bad",
    });
    const wrong = stagedFile({ refused: "passphrase-wrong", sha256: null });
    expect(stageStates(madeSummary({ files: [wrong] }), later)).toMatchObject({
      opened: "bad",
      names: "look",
    });
  });
});
