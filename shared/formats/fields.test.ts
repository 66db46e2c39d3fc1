// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { err, ok } from "../result.ts";
import { any, fixed, type Kind, one, parseFields } from "./fields.ts";

const word: Kind<string> = {
  parse: (text) => (text === "bad" ? err("it is bad") : ok(text)),
  format: (value) => value,
};
const fields = [
  fixed("Audience", "public"),
  one("Purpose", "purpose", word),
  any("File", "files", word),
] as const;
const head = ["counterseal 1", "Audience: public"];

/** The line, counted from one, that a refusal points to. */
function refusedAt(...lines: readonly string[]): number | null {
  const parsed = parseFields([...head, ...lines], 1, fields);
  return parsed.ok ? null : parsed.error.line;
}

it("points a refusal to its line in the whole text", () => {
  expect(refusedAt("Purpose: a", "File: a", "File: b")).toBeNull();
  expect(refusedAt("File: a")).toBe(3);
  expect(refusedAt("Purpose: a", "Purpose: b")).toBe(3);
  expect(refusedAt("Purpose: bad")).toBe(3);
  expect(refusedAt("Purpose: a", "File: b", "File: a")).toBe(5);
  expect(refusedAt("Purpose: a", "File: a", "File: b", "File: bad")).toBe(6);
});
