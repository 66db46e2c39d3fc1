// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { fieldNamed, foundFields } from "./foundFinding.ts";

it("knows every field by its own name, in any case", () => {
  for (const field of foundFields) {
    expect(fieldNamed(field)).toBe(field);
    expect(fieldNamed(field.toUpperCase())).toBe(field);
  }
});

it.each([
  ["Finding ID:", "label"],
  ["No.", "label"],
  ["Finding", "title"],
  ["Overall Risk", "severity"],
  ["CVSS 3.1", "cvss"],
  ["CVSS_Vector", "cvss"],
  ["Package", "component"],
  ["Details", "description"],
  ["State", "status"],
  ["Assignee", "owner"],
  ["Fixed-In", "fixVersions"],
  ["References", "links"],
  ["CVE IDs", "cves"],
  ["Embargo until", "embargoUntil"],
])("knows %j, as reports have it, for %s", (heading, field) => {
  expect(fieldNamed(heading)).toBe(field);
});

it("knows no field by a part of its name, or by more than it", () => {
  for (const heading of ["sever", "severity of it", "my title", "constructor"])
    expect(fieldNamed(heading)).toBeNull();
});

it("knows no field for a heading without letters", () => {
  for (const heading of ["", " ", "#", "***", "é"])
    expect(fieldNamed(heading)).toBeNull();
});

it("looks at the first hundred letters of a heading and no further", () => {
  expect(fieldNamed(`${" ".repeat(95)}title`)).toBe("title");
  expect(fieldNamed(`title${" ".repeat(95)}and more`)).toBe("title");
  expect(fieldNamed(`${" ".repeat(96)}title`)).toBeNull();
});
