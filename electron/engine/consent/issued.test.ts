// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { checkFresh, checkIssued } from "./issued.ts";

const now = Instant.parse("2027-01-31T12:00:00Z");
const tomorrow = Instant.parse("2027-02-01T12:00:00Z");
const yesterday = Instant.parse("2027-01-30T12:00:00Z");
const second = (text: string) => Instant.parse(text);

describe("a statement that comes back", () => {
  it("may be from up to a day ahead, whatever its age", () => {
    for (const issued of [tomorrow, now, second("2020-01-01T00:00:00Z")])
      requireOk(checkIssued(now, issued));
  });

  it("is refused a second later, with its time and the clock's", () => {
    const issued = second("2027-02-01T12:00:01Z");
    expect(requireError(checkIssued(now, issued))).toMatchObject({
      ...{ code: "statement-stale", facts: { issued, clock: now } },
    });
  });
});

describe("a statement that is signed here", () => {
  it("may be a day old, and of this second", () => {
    for (const issued of [yesterday, now]) requireOk(checkFresh(now, issued));
  });

  it.each(["2027-01-30T11:59:59Z", "2027-01-31T12:00:01Z"])(
    "is refused when it is of %s",
    (text) => {
      const issued = second(text);
      expect(requireError(checkFresh(now, issued))).toMatchObject({
        ...{ code: "statement-stale", facts: { issued, clock: now } },
      });
    },
  );
});
