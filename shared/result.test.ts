// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { assertNever, err, ok } from "./result.ts";

it("a result tells a value from an error, whatever both hold", () => {
  expect(ok(0)).toStrictEqual({ ok: true, value: 0 });
  expect(err("no")).toStrictEqual({ ok: false, error: "no" });
});

it("names a case that no code was written for", () => {
  expect(() => assertNever("surprise" as never)).toThrow("surprise");
});
