// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { Instant } from "../../shared/ids.ts";
import { formatBytes, formatCount, formatInstant } from "./format.ts";
import { chooseLocale, formatsIn } from "./locale.ts";
import { t } from "./text.ts";

afterEach(() => {
  chooseLocale({ system: "en-GB", isPseudo: false });
});

describe("the locale", () => {
  it.each([
    ["de-DE", "en-DE"],
    ["de", "en-DE"],
    ["en-US", "en-US"],
    ["zh-Hant-TW", "en-TW"],
    ["en-US@posix", "en-GB"],
    ["und", "en-US"],
    ["", "en-GB"],
  ])("of a system in %s is %s", (system, formats) => {
    expect(formatsIn(system)).toBe(formats);
  });

  const noon = Instant.parse("2026-11-23T14:05:00Z");

  it.each([
    ["de-DE", "23 Nov 2026, 14:05 UTC", "1.036.373", "1,43 MiB", "1.000 files"],
    [
      "en-US",
      "Nov 23, 2026, 14:05 UTC",
      "1,036,373",
      "1.43 MiB",
      "1,000 files",
    ],
  ])(
    "in %s writes English dates and that region’s numbers",
    (system, instant, count, bytes, files) => {
      chooseLocale({ system, isPseudo: false });
      expect(formatInstant(noon)).toBe(instant);
      expect(formatCount(1_036_373)).toBe(count);
      expect(formatBytes(1_500_000)).toBe(bytes);
      expect(t("import.go", { count: 1000 })).toBe(`Take in ${files}`);
    },
  );
});
