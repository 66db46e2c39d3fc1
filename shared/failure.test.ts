// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Failed, failure } from "./failure.ts";

it("a failure has no facts where none are given", () => {
  expect(failure("cancelled")).toStrictEqual({ code: "cancelled" });
  expect(failure("file-empty", {})).toStrictEqual({
    ...{ code: "file-empty", facts: {} },
  });
});

it("a failure is carried whole by what is thrown", () => {
  const carried = failure("file-empty", { name: "a.pdf" });
  const thrown = new Failed(carried);
  expect(thrown).toBeInstanceOf(Error);
  expect(thrown.failure).toBe(carried);
  expect(thrown.message).toBe("file-empty");
});
