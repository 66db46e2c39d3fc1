// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ToComparer } from "../../../shared/domain/comparisonMessages.ts";
import { Failed, failure } from "../../../shared/failure.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import { openComparison, usualLimits } from "./openComparison.ts";

type Comparer = HelperProcess<ToComparer>;

async function* pieces(...all: string[]) {
  for (const each of all) yield await Promise.resolve(Buffer.from(each));
}

function fileOf(name: string, ...content: string[]) {
  const size = Buffer.byteLength(content.join(""));
  return { name, size, content: pieces(...content) };
}

const two = () =>
  [fileOf("a.md", "one\n", "two\n"), fileOf("b.md", "one\nthree\n")] as const;
const start = (): Comparer => startNodeHelper("comparer");

/** A real comparer that something is done to in place of a message of this kind. */
function startAnd(
  kind: ToComparer["kind"],
  then: (comparer: Comparer) => void,
) {
  return (): Comparer => {
    const comparer = start();
    const send = (message: ToComparer): void => {
      if (message.kind === kind) then(comparer);
      else comparer.send(message);
    };
    return { ...comparer, send };
  };
}

function open(
  by: () => Comparer,
  {
    signal = new AbortController().signal,
    quietMs = usualLimits.quietMs,
    totalMs = usualLimits.totalMs,
  } = {},
) {
  return openComparison(by, two(), signal, { quietMs, totalMs });
}

const stopped = { kind: "digests", why: "stopped", alone: null };
const all = { folded: false, from: 0, count: 300 };

describe("a comparison in a process of its own", () => {
  it("says how two versions differ, and gives out rows until it is ended", async () => {
    const comparison = await open(start);
    expect(comparison.found.outcome).toMatchObject({ removed: 1, added: 1 });
    const rows = requireOk(await comparison.rows(all));
    expect(rows.lines.map(({ kind }) => kind)).toEqual(["same", "changed"]);
    comparison.end();
    const error = requireError(await comparison.rows(all));
    expect(error.code).toBe("comparison-unknown");
  });

  it.each([
    [
      "crashes",
      startAnd("next", (comparer) => {
        comparer.kill();
      }),
    ],
    [
      "gets what is not of the protocol",
      startAnd("next", (comparer) => {
        comparer.send({ kind: "bytes", bytes: new Uint8Array(1e6) });
      }),
    ],
  ])("leaves the digests when it %s", async (_, by) => {
    const comparison = await open(by);
    expect(comparison.found.outcome).toEqual(stopped);
    expect(requireOk(await comparison.rows(all)).lines).toEqual([]);
  });

  it("leaves the digests when it is silent for too long, and is ended", async () => {
    let isEnded = false;
    const silent = () => {
      const comparer = startAnd("next", () => undefined)();
      comparer.onEnd(() => {
        isEnded = true;
      });
      return comparer;
    };
    const comparison = await open(silent, { quietMs: 3000 });
    expect(comparison.found.outcome).toEqual(stopped);
    await expect.poll(() => isEnded).toBe(true);
  });

  it("leaves the digests when it takes too long in all", async () => {
    const comparison = await open(start, { totalMs: 0 });
    expect(comparison.found.outcome).toEqual(stopped);
  });

  it("is not believed when it answers what is no comparison", async () => {
    const lying = (): Comparer => ({
      send: () => undefined,
      onMessage: (listener) => {
        setImmediate(() => {
          listener({ kind: "compared", comparison: { outcome: "fine" } });
        });
      },
      onEnd: () => undefined,
      kill: () => undefined,
    });
    expect((await open(lying)).found.outcome).toEqual(stopped);
  });

  it("ends when it is cancelled, and says so", async () => {
    const cancel = new AbortController();
    const by = startAnd("next", () => {
      cancel.abort();
    });
    await expect(open(by, { signal: cancel.signal })).rejects.toMatchObject({
      failure: { code: "cancelled" },
    });
  });

  it("fails with what a version fails with", async () => {
    async function* damaged(): AsyncGenerator<Uint8Array, void, void> {
      yield await Promise.resolve(Buffer.from("one"));
      throw new Failed(failure("object-damaged"));
    }
    const files = [
      fileOf("a.md", "one\n"),
      { name: "b.md", size: 9, content: damaged() },
    ] as const;
    const { signal } = new AbortController();
    await expect(openComparison(start, files, signal)).rejects.toMatchObject({
      failure: { code: "object-damaged" },
    });
  });
});
