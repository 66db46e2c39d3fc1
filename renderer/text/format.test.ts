// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AuditId, Instant } from "../../shared/ids.ts";
import {
  fingerprintParts,
  formatBytes,
  formatBoth,
  formatIn,
  formatInstant,
  formatList,
  groupText,
  monogramOf,
  shareOf,
  shortDigest,
  slugOf,
} from "./format.ts";

describe("fingerprints", () => {
  it("stand in groups of four behind their prefix", () => {
    const parts = fingerprintParts("SHA256:abcdEFGHij");
    expect(parts).toEqual({
      prefix: "SHA256:",
      groups: ["abcd", "EFGH", "ij"],
    });
  });

  it("of age recipients have no prefix", () => {
    expect(fingerprintParts("age1abcd")).toEqual({
      prefix: "",
      groups: ["age1", "abcd"],
    });
  });

  it("lose and gain nothing by grouping", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const groups = groupText(text, size);
        expect(groups.join("")).toBe(text);
        for (const group of groups.slice(0, -1))
          expect(group.length).toBe(size);
      }),
    );
  });
});

describe("sizes and times", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [1023, "1023 bytes"],
    [1024, "1.00 KiB"],
    [1_036_373, "1012 KiB"],
    [15_728_640, "15.0 MiB"],
    [2_147_483_648, "2.00 GiB"],
  ])("%i bytes are %s", (count, words) => {
    expect(formatBytes(count)).toBe(words);
  });

  it("are told in UTC wherever the reader is", () => {
    expect(formatInstant(Instant.parse("2026-01-31T23:59:59Z"))).toBe(
      "31 Jan 2026, 23:59 UTC",
    );
  });

  it("shows the clock of another zone in the same form, and nothing for a zone that is not known", () => {
    const instant = Instant.parse("2027-03-28T00:59:00Z");
    expect(formatBoth(instant, "UTC")).toBe("28 Mar 2027, 00:59 UTC");
    expect(formatBoth(instant, "Europe/Berlin")).toBe(
      "28 Mar 2027, 00:59 UTC (01:59 Europe/Berlin)",
    );
    expect(formatBoth(instant, "America/New_York")).toBe(
      "28 Mar 2027, 00:59 UTC (27 Mar 2027, 20:59 America/New_York)",
    );
    expect(formatBoth(instant, "No/Where")).toBe("28 Mar 2027, 00:59 UTC");
    expect(formatIn("UTC", instant)).toBe("28 Mar 2027, 00:59 UTC");
    expect(formatIn("Europe/Berlin", instant)).toBe(
      "28 Mar 2027, 01:59 Europe/Berlin",
    );
    expect(formatIn("Mars/Base", instant)).toBe("");
  });

  it("keeps shares between nothing and all", () => {
    expect([shareOf(1, 4), shareOf(5, 4), shareOf(1, 0)]).toEqual([0.25, 1, 0]);
  });
});

describe("names", () => {
  it.each([
    ["Ada Park", "ada-park"],
    ["  Zoë  Ångström ", "zoe-angstrom"],
    ["Security audit 2026!", "security-audit-2026"],
    ["李", ""],
    ["--", ""],
  ])("%s becomes the identifier “%s”", (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  it("gives an identifier that is one, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = slugOf(name);
        expect(slug === "" || AuditId.safeParse(slug).success).toBe(true);
      }),
    );
  });

  it("are told in a list with their last one apart", () => {
    expect(formatList(["Ada"])).toBe("Ada");
    expect(formatList(["Ada", "Ben"])).toBe("Ada and Ben");
  });

  it("have monograms of one or two letters", () => {
    expect(["Ada Park", "Chi", "Eko van Santoso", ""].map(monogramOf)).toEqual([
      "AP",
      "C",
      "ES",
      "",
    ]);
  });
});

describe("shortDigest", () => {
  it("keeps both ends", () => {
    expect(shortDigest(`12345678${"0".repeat(52)}abcd`)).toBe("12345678…abcd");
  });

  it("leaves short ones alone", () => {
    expect(shortDigest("abcd")).toBe("abcd");
  });
});
