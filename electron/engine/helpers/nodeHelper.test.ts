// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { engineFlags, type Helper, helpers } from "../../helper/helpers.ts";
import { startNodeHelper } from "./nodeHelper.ts";

const unavailable: Readonly<Record<Helper, string>> = {
  inspector: "inspector-unavailable",
  cleaner: "cleaner-unavailable",
  unwrapper: "unwrapper-unavailable",
  opener: "request-opener-unavailable",
  outliner: "preview-unavailable",
  comparer: "comparer-unavailable",
};

describe("a helper", () => {
  const { versions } = process;
  afterEach(() => {
    Object.defineProperty(process, "versions", { value: versions });
  });

  it.each(helpers)(
    "is never forked from Electron, whose binary is no Node: %s",
    (which) => {
      Object.defineProperty(process, "versions", {
        value: { ...versions, electron: "1.0.0" },
      });
      expect(() => startNodeHelper(which)).toThrow(
        expect.objectContaining({ failure: { code: unavailable[which] } }),
      );
    },
  );

  it("that grows too large is killed, and its end says so", async () => {
    const inspector = startNodeHelper("inspector", {
      heapMegabytes: 64,
      mostResident: 1,
    });
    const why = await new Promise((resolve) => {
      inspector.onEnd(resolve);
    });
    expect(why).toBe("memory");
  });

  it("that makes code of text is ended", () => {
    const flags = engineFlags({ heapMegabytes: 32 });
    const ending = (code: string): number | null =>
      spawnSync(process.execPath, [...flags, "-e", code]).status;
    expect(ending("1 + 1")).toBe(0);
    expect(ending('(0, eval)("1 + 1")')).toBe(1);
  });
});
