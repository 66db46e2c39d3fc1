// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
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
  const work = watchWork(() => new Promise(() => undefined));
  void work.callEngine("vault.status", {});
  void work.callEngine("job.cancel", { job });
  expect(work.isBusy()).toBe(false);
});
