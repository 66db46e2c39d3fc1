// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { type Failure, failure } from "../../shared/failure.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { Watch, Watches } from "./watch.ts";

/** An answer settles, and the next question is asked, in later microtasks. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** A question whose answers the test gives, in its own time. */
function question() {
  const waiting: ((answer: Result<number, Failure>) => void)[] = [];
  const watch = new Watch<number>(
    () => new Promise((resolve) => waiting.push(resolve)),
  );
  const answer = async (given: Result<number, Failure>) => {
    waiting.shift()?.(given);
    await settled();
  };
  return { watch, answer, asked: () => waiting.length };
}

describe("Watch", () => {
  it("asks nothing until somebody watches", () => {
    const { watch, asked } = question();
    expect(watch.snapshot()).toEqual({ state: "loading" });
    expect(asked()).toBe(0);
    watch.watch(() => undefined);
    expect(asked()).toBe(1);
  });

  it("tells its watchers of an answer, and of a failure", async () => {
    const { watch, answer } = question();
    let told = 0;
    watch.watch(() => (told += 1));
    await answer(ok(1));
    expect(watch.snapshot()).toEqual({ state: "ready", value: 1 });
    void watch.refresh();
    await answer(err(failure("vault-locked")));
    expect(watch.snapshot()).toEqual({
      state: "failed",
      failure: { code: "vault-locked" },
    });
    expect(told).toBe(2);
  });

  it("asks once more when changes come while an answer is under way", async () => {
    const { watch, answer, asked } = question();
    watch.watch(() => undefined);
    void watch.refresh();
    void watch.refresh();
    expect(asked()).toBe(1);
    await answer(ok(1));
    expect(asked()).toBe(1);
    await answer(ok(2));
    expect(asked()).toBe(0);
    expect(watch.snapshot()).toEqual({ state: "ready", value: 2 });
  });

  it("keeps the identity of an equal answer", async () => {
    const { watch, answer } = question();
    let told = 0;
    watch.watch(() => (told += 1));
    await answer(ok(1));
    const before = watch.snapshot();
    void watch.refresh();
    await answer(ok(1));
    expect(watch.snapshot()).toBe(before);
    expect(told).toBe(1);
  });

  it("shows the last answer to a watcher who comes back, and asks anew", async () => {
    const { watch, answer, asked } = question();
    const leave = watch.watch(() => undefined);
    await answer(ok(1));
    leave();
    expect(watch.watched).toBe(false);
    watch.watch(() => undefined);
    expect(watch.snapshot()).toEqual({ state: "ready", value: 1 });
    expect(asked()).toBe(1);
  });
});

describe("Watches", () => {
  /** A question that is answered with how often it was asked. */
  function counted(watches: Watches, name: string) {
    let asked = 0;
    return () => watches.of(name, () => Promise.resolve(ok((asked += 1))));
  }

  it("shows an answer again to whoever comes back, while nothing changed", async () => {
    const watches = new Watches();
    const question = counted(watches, "files");
    const leave = question().watch(() => undefined);
    await settled();
    leave();
    expect(question().snapshot()).toEqual({ state: "ready", value: 1 });
  });

  it("shows nobody an answer from before a change", async () => {
    const watches = new Watches();
    const left = counted(watches, "left");
    const kept = counted(watches, "kept");
    const leave = left().watch(() => undefined);
    kept().watch(() => undefined);
    await settled();
    leave();
    watches.refreshAll();
    await settled();
    expect(left().snapshot()).toEqual({ state: "loading" });
    expect(kept().snapshot()).toEqual({ state: "ready", value: 2 });
  });
});
