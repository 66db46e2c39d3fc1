// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { promiseState } from "./lineage.ts";

const due = "2026-03-05";

it("is come once a version of the kind is there, however late", () => {
  expect(promiseState(due, true, "2027-01-01T00:00:00Z")).toBe("come");
  expect(promiseState(due, true, "2026-03-01T00:00:00Z")).toBe("come");
  expect(promiseState(null, true, "2026-03-01T00:00:00Z")).toBe("come");
});

it("is open until its day has ended in UTC, and late from then on", () => {
  expect(promiseState(due, false, "2026-03-04T12:00:00Z")).toBe("open");
  expect(promiseState(due, false, "2026-03-05T00:00:00Z")).toBe("open");
  expect(promiseState(due, false, "2026-03-05T23:59:59Z")).toBe("open");
  expect(promiseState(due, false, "2026-03-06T00:00:00Z")).toBe("late");
});

it("is never late where no day was promised", () => {
  expect(promiseState(null, false, "2099-01-01T00:00:00Z")).toBe("open");
});
