// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type DiskCall, failingDisk } from "../../test/support/failingDisk.ts";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { requireError } from "../../test/support/unwrap.ts";
import type { Failure } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";
import { createStorage } from "./storage.ts";

it.each(["openSource", "openAppend"] as const)(
  "%s leaves no file open of which the disk cannot say what it is",
  async (open) => {
    const path = join(tempFolder(), "file");
    writeFileSync(path, "content");
    const calls: DiskCall[] = [];
    const disk = failingDisk((call) => {
      calls.push(call);
      return call === "facts";
    });
    const storage = createStorage(disk);
    const opened: Result<object, Failure> = await storage[open](path);
    expect(requireError(opened).facts).toMatchObject({ reason: "EIO" });
    expect(calls).toEqual(["open", "facts", "close"]);
  },
);
