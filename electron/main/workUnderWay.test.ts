// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { watchWork } from "./workUnderWay.ts";

const job = "0123456789abcdef0123456789abcdef";

it("counts work from its call to its answer, or to its failing", async () => {
  const ends: { resolve: () => void; reject: () => void }[] = [];
  const work = watchWork(
    () =>
      new Promise((resolve, reject) => {
        ends.push({
          resolve: () => {
            resolve(null);
          },
          reject: () => {
            reject(new Error("gone"));
          },
        });
      }),
    () => undefined,
  );
  const first = work.callEngine("vault.check", { job });
  const second = work.callEngine("vault.check", { job });
  expect(work.isBusy()).toBe(true);
  ends[0]?.resolve();
  await first;
  expect(work.isBusy()).toBe(true);
  ends[1]?.reject();
  await expect(second).rejects.toThrow("gone");
  expect(work.isBusy()).toBe(false);
});

it("counts neither what is short nor the stopping of a job", () => {
  const work = watchWork(
    () => new Promise(() => undefined),
    () => undefined,
  );
  void work.callEngine("vault.status", {});
  void work.callEngine("job.cancel", { job });
  expect(work.isBusy()).toBe(false);
});

describe("how much of all work is done", () => {
  const other = "f".repeat(32);
  const facts = { file: "secret-name.pdf", fileDone: 0, fileTotal: 0 };
  const progress = (of: string, done: number, total: number) => ({
    ...{ job: of, done, total, index: 1, count: 1 },
    ...facts,
  });

  function watched() {
    const shares: (number | null)[] = [];
    const ends: (() => void)[] = [];
    const work = watchWork(
      () =>
        new Promise((resolve) => {
          ends.push(() => {
            resolve(null);
          });
        }),
      (share) => shares.push(share),
    );
    return { shares, ends, work };
  }

  it("is their sum, and nothing once they have ended", async () => {
    const { shares, ends, work } = watched();
    const both = [job, other].map((each) =>
      work.callEngine("vault.check", { job: each }),
    );
    work.hear("job.progress", progress(job, 25, 100));
    work.hear("job.progress", progress(other, 0, 100));
    work.hear("job.progress", progress(other, 150, 100));
    ends[0]?.();
    await both[0];
    ends[1]?.();
    await both[1];
    expect(shares).toEqual([0.25, 0.125, 0.875, 1, null]);
  });

  it("is unknown while no job has said its size, and heeds none that is not under way", () => {
    const { shares, work } = watched();
    void work.callEngine("consent.sign", { key: { job } });
    work.hear("job.progress", progress(other, 5, 10));
    work.hear("job.progress", progress(job, 0, 0));
    work.hear("job.progress", { job });
    work.hear("vault.changed", { seq: 3 });
    expect(shares).toEqual([]);
    expect(work.isBusy()).toBe(true);
  });
});
