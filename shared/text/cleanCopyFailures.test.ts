// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { failureSaid } from "../../test/support/failureCases.ts";
import { cleanRefusals } from "../domain/cleanCopy.ts";

function refused(reason: string): string {
  const said = (part: "title" | "next"): string =>
    failureSaid("clean-copy-refused", { reason }, part);
  return `${said("title")} ${said("next")}`;
}

it("says each reason why no clean copy was made in words of its own", () => {
  const said = cleanRefusals.map(refused);
  expect(new Set(said).size).toBe(cleanRefusals.length);
  expect(refused("encrypted")).toContain("the file is encrypted");
});

it("takes a file that was refused for no known reason as damaged", () => {
  for (const reason of ["", "odd", "toString"])
    expect(refused(reason)).toBe(refused("damaged"));
});

it("names the pages that would look different, where one is known", () => {
  const differs = (facts: Record<string, string>): string =>
    failureSaid("clean-copy-differs", facts, "title");
  expect(differs({ pages: "3" })).toMatch(/different \(page 3\)\.$/);
  expect(differs({ pages: "3, 12" })).toMatch(/different \(pages 3, 12\)\.$/);
  expect(differs({})).toMatch(/look different\.$/);
});
