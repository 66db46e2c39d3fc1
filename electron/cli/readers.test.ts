// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant } from "../../shared/ids.ts";
import {
  auditId,
  instant,
  key,
  path,
  placedFile,
  releasedFile,
  quorum,
  role,
  startOfDay,
  wholeNumber,
} from "./readers.ts";

describe("instant", () => {
  it.each([
    ["2027-01-31", "2027-01-31T00:00:00Z"],
    ["2027-01-31T16:00:00Z", "2027-01-31T16:00:00Z"],
    ["2027-01-31T16:00:00.000Z", "2027-01-31T16:00:00Z"],
    ["2027-01-31t16:00:00z", "2027-01-31T16:00:00Z"],
    ["2027-01-31T18:00:00+02:00", "2027-01-31T16:00:00Z"],
    ["2027-01-31T23:30:00-05:30", "2027-02-01T05:00:00Z"],
  ])("reads %s", (text, expected) => {
    expect(instant(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    "",
    "tomorrow",
    "2027-02-30",
    "2027-1-31",
    "2027-01-31T16:00Z",
    "2027-01-31T16:00:00",
    "2027-01-31T25:00:00Z",
    "2027-01-31T16:00:00.500Z",
    "2027-01-31T16:00:00+24:00",
    "2027-01-31T16:00:00+01:60",
    "9999-12-31T23:59:59-01:00",
    " 2027-01-31",
  ])("refuses %j", (text) => {
    expect(instant(text).ok).toBe(false);
  });

  it("reads every real instant as itself", () => {
    const dates = fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const text = date.toISOString().replace(/\.\d{3}Z$/, "Z");
        expect(instant(text)).toEqual({ ok: true, value: text });
      }),
    );
  });
});

describe("role", () => {
  it("reads a role alone, or with its term", () => {
    expect(role("chair")).toEqual({ ok: true, value: { role: "chair" } });
    expect(role("owner:2026-01-01..2027-06-30T12:00:00Z")).toEqual({
      ok: true,
      value: {
        role: "owner",
        term: { from: "2026-01-01T00:00:00Z", until: "2027-06-30T12:00:00Z" },
      },
    });
  });

  it.each([
    "king",
    "chair:",
    "chair:2026-01-01",
    "chair:2026-01-01..",
    "chair:2027-01-01..2026-01-01",
    "chair:2026-01-01..2026-01-01",
    "chair:2026-01-01..2027-01-01..2028-01-01",
  ])("refuses %j", (text) => {
    expect(role(text).ok).toBe(false);
  });
});

describe("quorum", () => {
  it("reads the seats of an act", () => {
    expect(quorum("approval owner=1 chair=2")).toEqual({
      ok: true,
      value: { act: "approval", seats: { owner: 1, chair: 2 } },
    });
  });

  it.each([
    "approval",
    "approval owner",
    "approval owner=0",
    "approval owner=10",
    "approval owner=1 owner=2",
    "approval king=1",
    "approval __proto__=1",
    "approval  owner=1",
    "",
  ])("refuses %j", (text) => {
    expect(quorum(text).ok).toBe(false);
  });
});

describe("releasedFile", () => {
  it("may leave the path to a layout", () => {
    const value = { version: "report.pdf", path: null };
    expect(releasedFile("report.pdf")).toEqual({ ok: true, value });
    expect(releasedFile("3fa9=a.pdf")).toEqual(placedFile("3fa9=a.pdf"));
  });

  it.each(["", "=", "3fa9=", "=a.pdf"])("refuses %j", (text) => {
    expect(releasedFile(text).ok).toBe(false);
  });
});

describe("placedFile", () => {
  it("separates at the first equals sign", () => {
    expect(placedFile("3fa9=a/b=c.pdf")).toEqual({
      ok: true,
      value: { version: "3fa9", path: "a/b=c.pdf" },
    });
  });

  it.each(["", "=", "3fa9", "3fa9=", "=a.pdf"])("refuses %j", (text) => {
    expect(placedFile(text).ok).toBe(false);
  });
});

describe("key", () => {
  it.each([
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI",
    "sk-ssh-ed25519@openssh.com AAAAGnNr someone",
    "  ecdsa-sha2-nistp256 AAAAE2Vj",
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA",
    "AGE-SECRET-KEY-1QQQ",
  ])("takes a pasted line as text: %j", (text) => {
    expect(key(text)).toEqual({ ok: true, value: { text } });
  });

  it.each(["keys/alma.pub", "ssh-keys.pub", "ssh-ed25519 of alma.pub", "age1"])(
    "takes anything else as a path: %j",
    (text) => {
      expect(key(text)).toEqual({ ok: true, value: { path: text } });
    },
  );
});

describe("others", () => {
  it("reads names, paths and numbers", () => {
    expect(auditId("audit-2026").ok).toBe(true);
    expect(auditId("Audit 2026").ok).toBe(false);
    expect(auditId("-audit").ok).toBe(false);
    expect(path("a b/c").ok).toBe(true);
    expect(path("").ok).toBe(false);
    expect(path("a\0b").ok).toBe(false);
    expect(wholeNumber(1, 1000)("1000")).toEqual({ ok: true, value: 1000 });
    for (const text of ["0", "1001", "1e3", "0x10", "", " 1", "-1", "1.5"])
      expect(wholeNumber(1, 1000)(text).ok).toBe(false);
  });

  it("finds the start of the day in UTC", () => {
    expect(startOfDay(Date.parse("2026-11-23T23:59:59Z"))).toBe(
      Instant.parse("2026-11-23T00:00:00Z"),
    );
  });
});
