// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { IdleClock, type Look } from "./idleClock.ts";

const limitSeconds = 600;

function lookAt(seconds: number, systemIdle: number): Look {
  return { now: seconds * 1000, systemIdle, limitSeconds, isBusy: false };
}

describe("the idle clock", () => {
  it("is near for the last minute, and over at the limit", () => {
    const clock = new IdleClock(0);
    expect(clock.look(lookAt(539, 539))).toEqual({ kind: "none" });
    expect(clock.look(lookAt(540, 540))).toEqual({
      ...{ kind: "near", secondsLeft: 60 },
    });
    expect(clock.look(lookAt(599, 599))).toEqual({
      ...{ kind: "near", secondsLeft: 1 },
    });
    expect(clock.look(lookAt(600, 600))).toEqual({ kind: "over" });
  });

  it("is near for half of a minute before a limit of one", () => {
    const look = { ...lookAt(29, 29), limitSeconds: 60 };
    const clock = new IdleClock(0);
    expect(clock.look(look)).toEqual({ kind: "none" });
    expect(clock.look({ ...look, systemIdle: 30 }).kind).toBe("near");
  });

  it("waits for work that is under way, and no longer", () => {
    const clock = new IdleClock(0);
    const look = lookAt(700, 700);
    expect(clock.look({ ...look, isBusy: true })).toEqual({ kind: "held" });
    expect(clock.look(look)).toEqual({ kind: "over" });
    const later = { ...lookAt(4199, 4199), isBusy: true };
    expect(clock.look(later)).toEqual({ kind: "held" });
    const endless = { ...lookAt(4200, 4200), isBusy: true };
    expect(clock.look(endless)).toEqual({ kind: "over" });
  });

  it("begins again when somebody answers a lock that is near", () => {
    const clock = new IdleClock(0);
    clock.look(lookAt(590, 590));
    clock.touch(590_000);
    expect(clock.look(lookAt(591, 591))).toEqual({ kind: "none" });
    expect(clock.look(lookAt(1190, 1190))).toEqual({ kind: "over" });
  });

  it("leaves it to the system again once that has noticed who stayed", () => {
    const clock = new IdleClock(0);
    clock.look(lookAt(590, 590));
    clock.touch(590_000);
    expect(clock.look(lookAt(591, 1))).toEqual({ kind: "none" });
    expect(clock.look(lookAt(592, 600))).toEqual({ kind: "over" });
  });

  it("believes the system about touches elsewhere, before a lock is near", () => {
    const clock = new IdleClock(0);
    clock.touch(599_000);
    expect(clock.look(lookAt(600, 600))).toEqual({ kind: "over" });
    expect(clock.look(lookAt(601, 0))).toEqual({ kind: "none" });
  });

  it("counts by its own window where the system's clock never moves", () => {
    const clock = new IdleClock(0);
    for (let at = 0; at < 540; at += 60)
      expect(clock.look(lookAt(at, 0))).toEqual({ kind: "none" });
    expect(clock.look(lookAt(600, 0))).toEqual({ kind: "over" });
    clock.touch(601_000);
    expect(clock.look(lookAt(1100, 0))).toEqual({ kind: "none" });
    expect(clock.look(lookAt(1201, 0))).toEqual({ kind: "over" });
  });

  it("lets somebody work elsewhere, whose clock moves", () => {
    const clock = new IdleClock(0);
    for (let at = 0; at < 3600; at += 1)
      expect(clock.look(lookAt(at, at % 3)), String(at)).toEqual({
        kind: "none",
      });
  });
});
