// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { forkOpener } from "./jobProcess.ts";

describe("the opener's process", () => {
  const { versions } = process;
  afterEach(() => {
    Object.defineProperty(process, "versions", { value: versions });
  });

  it("is never forked from Electron, whose binary is no Node", () => {
    Object.defineProperty(process, "versions", {
      value: { ...versions, electron: "1.0.0" },
    });
    expect(() => forkOpener()).toThrow(
      expect.objectContaining({
        failure: { code: "request-opener-unavailable" },
      }),
    );
  });
});
