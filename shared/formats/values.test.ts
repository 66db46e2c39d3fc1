// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { digestOf } from "../../test/support/sampleAudit.ts";
import {
  checkpoint,
  fingerprint,
  judged,
  listedFile,
  measured,
  parseCount,
  parseInstant,
} from "./values.ts";

const hex = digestOf("x");

describe("an instant of the grammar", () => {
  it("is none before 1970, of which git knows no dates", () => {
    expect(parseInstant("1970-01-01T00:00:00Z").ok).toBe(true);
    expect(parseInstant("1969-12-31T23:59:59Z").ok).toBe(false);
  });
});

describe("a number of the grammar", () => {
  it.each([
    ["1", 1],
    ["10", 10],
    ["999999999999999", 999_999_999_999_999],
  ])("is read from %s", (text, value) => {
    expect(parseCount(text)).toEqual({ ok: true, value });
  });

  it.each(["", "0", "01", "-1", "1 ", " 1", "1.5", "1e3", "1000000000000000"])(
    "is none in %j",
    (text) => {
      expect(parseCount(text).ok).toBe(false);
    },
  );
});

describe("a checkpoint", () => {
  it.each([0, 7, 12, 123_456, 999_999_999_999_999])(
    "comes back as it was written, after %d entries",
    (seq) => {
      const value = { seq, head: hex };
      expect(checkpoint.parse(checkpoint.format(value))).toEqual({
        ...{ ok: true, value },
      });
    },
  );

  it.each([
    `01 ${hex}`,
    `x1 ${hex}`,
    `1 ${hex}\n`,
    `1  ${hex}`,
    `1000000000000000 ${hex}`,
    "1",
    "",
  ])("is none in %j", (text) => {
    expect(checkpoint.parse(text).ok).toBe(false);
  });
});

describe("measured bytes", () => {
  it.each([0, 9, 10, 123_456])("come back as they were written: %d", (size) => {
    const value = { sha256: hex, size };
    expect(measured.parse(measured.format(value))).toEqual({ ok: true, value });
  });

  it.each([`${hex} 01`, `x${hex} 1`, `${hex} 1 `, hex, `${hex} -1`, ""])(
    "are none in %j",
    (text) => {
      expect(measured.parse(text).ok).toBe(false);
    },
  );
});

describe("a fingerprint", () => {
  const whole = `SHA256:${"a".repeat(42)}A`;

  it("is taken as ssh-keygen shows it", () => {
    expect(fingerprint.parse(whole)).toEqual({ ok: true, value: whole });
  });

  it.each([`x${whole}`, `${whole}x`, `${whole}=`, whole.slice(0, -1)])(
    "is none in %s",
    (text) => {
      expect(fingerprint.parse(text).ok).toBe(false);
    },
  );
});

describe("a judged text", () => {
  it.each(["a.txt", "findings-2.txt", `${"x".repeat(32)}.txt`])(
    "may be called %s",
    (name) => {
      const value = { sha256: hex, name };
      expect(judged.parse(judged.format(value))).toEqual({ ok: true, value });
    },
  );

  it.each([
    ...["a.txt.exe", "a/b.txt", "-a.txt", "A.txt", ".txt", "a.md"],
    `${"x".repeat(33)}.txt`,
  ])("may not be called %s", (name) => {
    expect(judged.parse(`${hex}  ${name}`).ok).toBe(false);
  });

  it("stands two spaces after its digest", () => {
    expect(judged.parse(`${hex} a.txt`).ok).toBe(false);
    expect(judged.parse(`${hex}   a.txt`).ok).toBe(false);
  });
});

describe("a listed file", () => {
  it("comes back as it was written", () => {
    const value = { sha256: hex, path: "docs/a b.md" };
    expect(listedFile.parse(listedFile.format(value))).toEqual({
      ...{ ok: true, value },
    });
  });

  it.each([
    ["a line of another form", `${hex} a`, "a digest, two spaces and a path"],
    ["a digest in capitals", `${hex.toUpperCase()}  a`, "a digest"],
    ["a path that leaves its folder", `${hex}  ../a`, "its path is not safe"],
  ])("is refused with its reason: %s", (_what, text, reason) => {
    const read = listedFile.parse(text);
    expect(read).toMatchObject({ ok: false });
    expect(read).toHaveProperty("error", expect.stringContaining(reason));
  });
});
