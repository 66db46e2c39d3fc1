// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import { Instant, instantAt } from "../ids.ts";
import { type CalendarMoment, folded, formatCalendar } from "./calendarFile.ts";

const now = Instant.parse("2027-02-01T00:00:00Z");

/** As the second reader has it: a library that had no part in the writing. */
function read(text: string) {
  return convertIcsCalendar(undefined, text).events ?? [];
}

const moment: fc.Arbitrary<CalendarMoment> = fc.record({
  uid: fc.stringMatching(/^[0-9a-f]{32}-[a-z]{1,20}$/),
  at: fc
    .integer({ min: 0, max: Date.parse("2090-01-01T00:00:00Z") })
    .map((each) => instantAt(each)),
  title: fc.stringMatching(/^[A-Za-zäöü漢😀,;\\:"' ]{0,60}[a-z]$/u),
  status: fc.constantFrom("CONFIRMED", "TENTATIVE"),
});

describe("a calendar file", () => {
  it("says the same to another reader", () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 4 }), (all) => {
        const events = read(formatCalendar(all, now));
        expect(
          events.map(({ uid, start, summary, status }) => ({
            ...{ uid, at: start.date.toISOString(), summary, status },
          })),
        ).toEqual(
          all.map(({ uid, at, title, status }) => ({
            uid,
            at: at.replace("Z", ".000Z"),
            summary: title,
            status,
          })),
        );
      }),
    );
  });

  it("has no line of more than 75 octets, and none that ends otherwise than in CR LF", () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 3 }), (all) => {
        const text = formatCalendar(all, now);
        expect(text.endsWith("\r\n")).toBe(true);
        for (const line of text.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it("is folded so that nothing is lost and no character is cut", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zä漢😀]{0,200}$/u), (line) => {
        const out = folded(line);
        expect(out.replaceAll("\r\n ", "")).toBe(line);
        expect(out).not.toContain("\u{fffd}");
      }),
    );
  });

  it.each([
    ["75 octets in one line", "x".repeat(75), "x".repeat(75)],
    ["the 76th in a second", "x".repeat(76), `${"x".repeat(75)}\r\n x`],
    [
      "74 more after the space that begins one",
      "x".repeat(150),
      `${"x".repeat(75)}\r\n ${"x".repeat(74)}\r\n x`,
    ],
    [
      "octets, not characters, to their number",
      "\u00e9".repeat(38),
      `${"\u00e9".repeat(37)}\r\n \u00e9`,
    ],
  ])("is folded to hold %s", (_what, line, lines) => {
    expect(folded(line)).toBe(lines);
  });

  it("takes no line end from a title", () => {
    const title = "x\r\nBEGIN:VALARM\nEND";
    const status = "CONFIRMED";
    const event: CalendarMoment = { uid: "u", at: now, title, status };
    expect(formatCalendar([event], now)).toContain(
      "SUMMARY:x\\nBEGIN:VALARM\\nEND\r\n",
    );
  });
});
