// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt } from "../ids.ts";
import { instantOfLocal, isZone, localTimeAt } from "./zonedTime.ts";

const zones = [
  ...["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"],
  ...["Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"],
  ...["Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham"],
];

describe("a time on a clock", () => {
  it.each([
    ["2027-03-04T17:00", "Europe/Berlin", "2027-03-04T16:00:00Z"],
    ["2027-07-04T17:00", "Europe/Berlin", "2027-07-04T15:00:00Z"],
    ["2027-03-04T16:00", "UTC", "2027-03-04T16:00:00Z"],
    ["2027-03-04T21:30", "Asia/Kolkata", "2027-03-04T16:00:00Z"],
    ["2027-03-04T08:00", "America/Los_Angeles", "2027-03-04T16:00:00Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(instantOfLocal({ local, zone })).toEqual({
      ...{ ok: true, value: instant },
    });
  });

  it.each([
    ["2027-03-28T02:30", "Europe/Berlin"],
    ["2027-03-14T02:00", "America/New_York"],
    // Half an hour alone is jumped over there.
    ["2027-10-03T02:15", "Australia/Lord_Howe"],
    // A whole day was.
    ["2011-12-30T12:00", "Pacific/Apia"],
  ])("%s in %s is refused, for clocks jump over it", (local, zone) => {
    for (const which of [undefined, "earlier", "later"] as const)
      expect(instantOfLocal({ local, zone, which })).toEqual({
        ...{ ok: false, error: { kind: "skipped" } },
      });
  });

  it("is asked for, where clocks show it twice", () => {
    const twice = { local: "2027-10-31T02:30", zone: "Europe/Berlin" };
    const earlier = "2027-10-31T00:30:00Z";
    const later = "2027-10-31T01:30:00Z";
    expect(instantOfLocal(twice)).toEqual({
      ...{ ok: false, error: { kind: "ambiguous", earlier, later } },
    });
    expect(instantOfLocal({ ...twice, which: "earlier" })).toEqual({
      ...{ ok: true, value: earlier },
    });
    expect(instantOfLocal({ ...twice, which: "later" })).toEqual({
      ...{ ok: true, value: later },
    });
  });

  it.each(["", "Mars/Base", "+02:00", "-01", "utc+2", "Europe/Berlin\n"])(
    "is in no zone “%s”",
    (zone) => {
      expect(isZone(zone)).toBe(false);
      expect(instantOfLocal({ local: "2027-03-04T17:00", zone })).toEqual({
        ...{ ok: false, error: { kind: "zone-unknown" } },
      });
      expect(localTimeAt(instantAt(0), zone)).toBeNull();
    },
  );

  it.each(["2027-02-30T10:00", "2027-13-01T10:00", "2027-03-04T24:00", "x"])(
    "is not “%s”",
    (local) => {
      expect(instantOfLocal({ local, zone: "UTC" })).toEqual({
        ...{ ok: false, error: { kind: "not-a-time" } },
      });
    },
  );

  it("comes back as it was, in every zone and around every change of clocks", () => {
    const minutes = fc.integer({
      min: Date.parse("1975-01-01T00:00:00Z") / 60_000,
      max: Date.parse("2060-01-01T00:00:00Z") / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instant = instantAt(minute * 60_000);
        const local = localTimeAt(instant, zone) ?? "";
        const back = instantOfLocal({ local, zone });
        if (back.ok) expect(back.value).toBe(instant);
        else {
          expect(back.error.kind).toBe("ambiguous");
          const both = (["earlier", "later"] as const).map((which) =>
            instantOfLocal({ local, zone, which }),
          );
          expect(both).toContainEqual({ ok: true, value: instant });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
