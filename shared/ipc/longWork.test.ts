// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { jobOf } from "./longWork.ts";

const job = "0123456789abcdef".repeat(2);
const other = "f".repeat(32);

it("finds the job of a call that can be told to stop", () => {
  expect(jobOf({ job, folder: "x" })).toBe(job);
  expect(jobOf({ key: { job, kind: "file" }, release: "x" })).toBe(job);
  expect(jobOf({ job, key: { job: other } })).toBe(job);
});

it.each([
  undefined,
  null,
  "job",
  {},
  { job: "not an id" },
  { key: {} },
  { key: { job: 4 } },
  { keys: { job } },
])("finds none in %j", (request) => {
  expect(jobOf(request)).toBeNull();
});
