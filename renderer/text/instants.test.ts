// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../../shared/ids.ts";
import {
  dateInputOf,
  dateTimeInputOf,
  instantOfDate,
  instantOfDateTime,
  midnightAfter,
  yearsAfter,
} from "./instants.ts";

const noon = Instant.parse("2026-11-23T12:30:00Z");

describe("date inputs", () => {
  it("hold instants in UTC and give them back", () => {
    expect(dateTimeInputOf(noon)).toBe("2026-11-23T12:30");
    expect(instantOfDateTime(dateTimeInputOf(noon))).toBe(noon);
    expect(instantOfDate(dateInputOf(noon))).toBe("2026-11-23T00:00:00Z");
  });

  it("take seconds where a browser gives them", () => {
    expect(instantOfDateTime("2026-11-23T12:30:07")).toBe(
      "2026-11-23T12:30:07Z",
    );
  });

  it.each(["", "2026-02-30", "soon"])("hold no date in “%s”", (value) => {
    expect(instantOfDate(value)).toBeNull();
    expect(instantOfDateTime(value)).toBeNull();
  });
});

describe("suggested times", () => {
  it("begin at midnight", () => {
    const now = Date.UTC(2026, 10, 23, 12, 30);
    expect(midnightAfter(now, 0)).toBe("2026-11-23T00:00:00Z");
    expect(midnightAfter(now, 30)).toBe("2026-12-23T00:00:00Z");
  });

  it("move by whole years", () => {
    expect(yearsAfter(noon, 2)).toBe("2028-11-23T12:30:00Z");
    expect(yearsAfter(Instant.parse("2028-02-29T00:00:00Z"), 1)).toBe(
      "2029-03-01T00:00:00Z",
    );
  });
});
