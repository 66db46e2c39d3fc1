// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { failure } from "../../shared/failure.ts";
import type { EventBody } from "../../shared/ipc/contract.ts";
import { err, ok } from "../../shared/result.ts";
import {
  allWork,
  beginWork,
  forgetWork,
  latestWork,
  putAway,
  showPlace,
} from "./work.ts";

const panel = { channel: "vault.check", subject: "" } as const;
const kept = { channel: "inspection.run", subject: "one version" } as const;
const version = "0".repeat(32) as never;

type Progress = EventBody<"job.progress">;
let report: (progress: Progress) => void = () => undefined;
/** Ends the calls, in the order in which they were made. */
let ends: ((answer: unknown) => void)[] = [];
let requests: unknown[] = [];

beforeEach(() => {
  const wait = (request: unknown) => {
    requests.push(request);
    return new Promise((resolve) => ends.push(resolve));
  };
  ends = [];
  requests = [];
  vi.stubGlobal("window", {
    counterseal: {
      vaultCheck: wait,
      inspectionRun: wait,
      onEvent: (_name: string, listener: typeof report) => {
        report = listener;
      },
    },
  });
});

afterEach(() => {
  forgetWork();
});

async function end(answer: unknown = ok({})): Promise<void> {
  ends.shift()?.(answer);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

it("work is listed from its beginning, with how far it is, and without its request", async () => {
  const ended = beginWork(kept, { version });
  const [work] = allWork();
  expect(work).toEqual({
    ...{ ...kept, job: work?.job, seen: false },
    ...{ progress: null, result: null },
  });
  expect(requests).toEqual([{ version, job: work?.job }]);
  const facts = { file: "a", fileDone: 1, fileTotal: 2, done: 1, total: 2 };
  const body = { ...facts, index: 1, count: 1 };
  report({ ...body, job: "f".repeat(32) as never });
  expect(latestWork(kept)?.progress).toBeNull();
  if (work !== undefined) report({ ...body, job: work.job });
  expect(latestWork(kept)?.progress).toMatchObject({ done: 1, total: 2 });
  await end(err(failure("cancelled")));
  expect(await ended).toEqual(err(failure("cancelled")));
  // Its progress had the name of a file.
  expect(latestWork(kept)?.progress).toBeNull();
});

it("what ends before somebody's eyes goes when they leave", async () => {
  const leave = showPlace(panel);
  void beginWork(panel, {});
  await end();
  expect(latestWork(panel)?.seen).toBe(true);
  // Left and shown again at once, as React does.
  leave();
  const leaveAgain = showPlace(panel);
  await Promise.resolve();
  expect(allWork()).toHaveLength(1);
  leaveAgain();
  await Promise.resolve();
  expect(allWork()).toEqual([]);
});

it("what ends while nobody looks waits in the list, and at its place", async () => {
  const leave = showPlace(panel);
  void beginWork(panel, {});
  leave();
  await Promise.resolve();
  expect(latestWork(panel)?.result).toBeNull();
  await end(ok({ whole: true }));
  expect(latestWork(panel)).toMatchObject({
    ...{ seen: false, result: { ok: true } },
  });
  const [work] = allWork();
  if (work !== undefined) putAway(work.job);
  expect(allWork()).toEqual([]);
});

it("running work is never put away, and new work takes the place of what ended", async () => {
  void beginWork(panel, {});
  const first = latestWork(panel);
  if (first !== null) putAway(first.job);
  expect(allWork()).toHaveLength(1);
  await end();
  void beginWork(panel, {});
  expect(allWork().map(({ job }) => job)).not.toContain(first?.job);
  expect(allWork()).toHaveLength(1);
  await end();
});

it("a closed vault leaves nothing of what was done in it, and no list grows for ever", async () => {
  for (let each = 0; each < 12; each += 1) {
    void beginWork({ ...kept, subject: String(each) }, { version });
    await end();
  }
  expect(allWork().map(({ subject }) => subject)).toEqual([
    ...["4", "5", "6", "7", "8", "9", "10", "11"],
  ]);
  void beginWork(panel, {});
  forgetWork();
  expect(allWork()).toEqual([]);
  await end(err(failure("internal")));
  expect(allWork()).toEqual([]);
});
