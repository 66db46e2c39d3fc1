// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Failed, failure } from "../../../shared/failure.ts";
import { leakyPdf } from "../../../test/support/leaks/leakyPdf.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import {
  cleanFile,
  type CleanerProcess,
  usualCleaningLimits,
} from "./cleanFile.ts";

async function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 700)
    yield await Promise.resolve(bytes.subarray(at, at + 700));
}

function fileOf(bytes: Buffer) {
  return { name: "report.pdf", size: bytes.length, content: pieces(bytes) };
}

const startCleaner = (): CleanerProcess => startNodeHelper("cleaner");

function make(
  start: () => CleanerProcess,
  file = fileOf(leakyPdf()),
  { signal = new AbortController().signal, quietMs = 60_000 } = {},
) {
  const limits = { ...usualCleaningLimits, quietMs };
  return cleanFile(start, file, null, signal, () => undefined, limits);
}

/** A real cleaner that something is done to instead of telling it that the file is whole. */
function startAndAtEnd(then: (cleaner: CleanerProcess) => void) {
  return (): CleanerProcess => {
    const cleaner = startCleaner();
    return {
      ...cleaner,
      send: (message) => {
        if (message.kind === "end") then(cleaner);
        else cleaner.send(message);
      },
    };
  };
}

describe("a clean copy by a process of its own", () => {
  it("comes back whole, with what it is without and what was compared", async () => {
    const copy = requireOk(await make(startCleaner));
    expect(copy.compared.pages).toBe(1);
    expect(copy.removed.map(({ what }) => what)).toContain("attachment");
    expect(Buffer.from(copy.bytes).toString("latin1")).toMatch(/^%PDF-1\.7/);
  });

  it("is none where the process crashes", async () => {
    const start = startAndAtEnd((cleaner) => {
      cleaner.kill();
    });
    expect(requireError(await make(start))).toEqual(
      failure("clean-copy-stopped", { reason: "crashed" }),
    );
  });

  it("is none where the process hangs, which then is gone", async () => {
    let ended = (): void => undefined;
    const gone = new Promise<void>((resolve) => (ended = resolve));
    const start = (): CleanerProcess => {
      const cleaner = startAndAtEnd(() => undefined)();
      cleaner.onEnd(ended);
      return cleaner;
    };
    const failed = await make(start, undefined, { quietMs: 4000 });
    expect(requireError(failed)).toEqual(
      failure("clean-copy-stopped", { reason: "hung" }),
    );
    await gone;
  });

  it("is not believed where the process says what is not of the protocol", async () => {
    const start = (): CleanerProcess => {
      const cleaner = startCleaner();
      return {
        ...cleaner,
        onMessage: (listener) => {
          cleaner.onMessage(() => {
            listener({ kind: "copy", bytes: new Uint8Array(3) });
          });
        },
      };
    };
    expect(requireError(await make(start)).code).toBe("clean-copy-stopped");
  });

  it("is given up with the object that it is of", async () => {
    async function* damaged() {
      yield await Promise.resolve(Buffer.from("%PDF"));
      throw new Failed(failure("object-damaged"));
    }
    const file = { name: "a.pdf", size: 8, content: damaged() };
    const failed = requireError(await make(startCleaner, file));
    expect(failed.code).toBe("object-damaged");
  });

  it("is cancelled while it is made", async () => {
    const controller = new AbortController();
    const start = startAndAtEnd(() => {
      controller.abort();
    });
    const { signal } = controller;
    const failed = requireError(await make(start, undefined, { signal }));
    expect(failed.code).toBe("cancelled");
  });

  it("is not tried of a file that is too large", async () => {
    const file = { ...fileOf(Buffer.alloc(1)), size: 2 ** 30 };
    const failed = await make(() => {
      throw new Error("not started");
    }, file);
    expect(requireError(failed)).toEqual(
      failure("clean-copy-refused", { reason: "too-large" }),
    );
  });
});
