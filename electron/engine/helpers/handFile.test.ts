// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { failure } from "../../../shared/failure.ts";
import { err } from "../../../shared/result.ts";
import { requireError } from "../../../test/support/unwrap.ts";
import { handFile, type HandingLimits } from "./handFile.ts";

const ample: HandingLimits = { quietMs: 600_000, totalMs: 600_000 };

/** Hands an empty file to a stand-in that says `alive` again and again, and never an answer. */
async function handTo(alive: unknown, limits: Partial<HandingLimits>) {
  let isKilled = false;
  let living: NodeJS.Timeout | undefined;
  const ending = await handFile(
    {
      helper: {
        send: () => undefined,
        onEnd: () => undefined,
        onMessage: (listener) => {
          living = setInterval(() => {
            listener(alive);
          }, 10);
        },
        kill: () => {
          clearInterval(living);
          isKilled = true;
        },
      },
      begin: { kind: "begin" },
      content: (async function* () {
        // Nothing is in it.
      })(),
      hear: (untrusted) => (untrusted === "alive" ? { kind: "step" } : null),
      stopped: (why) => err(failure("cancelled", { why })),
      seen: () => undefined,
      limits: { ...ample, ...limits },
    },
    new AbortController().signal,
  );
  return { ending, isKilled };
}

describe("a helper that gives signs of life and no answer", () => {
  it("is killed when it has taken too long in all", async () => {
    const { ending, isKilled } = await handTo("alive", { totalMs: 300 });
    expect(requireError(ending).facts).toEqual({ why: "hung" });
    expect(isKilled).toBe(true);
  });

  it("is killed at once when it breaks the protocol", async () => {
    const { ending, isKilled } = await handTo("a word of its own", {});
    expect(requireError(ending).facts).toEqual({ why: "crashed" });
    expect(isKilled).toBe(true);
  });
});
