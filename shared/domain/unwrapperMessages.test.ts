// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { brokenMessages } from "../../test/support/brokenMessages.ts";
import { digestOf } from "../../test/support/sampleAudit.ts";
import { usualLimits } from "./unpackLimits.ts";
import { FromUnwrapper, ToUnwrapper } from "./unwrapperMessages.ts";

const sha256 = digestOf("report");
const file = {
  ...{ index: 0, source: 0, path: "report.pdf", size: 7, sha256 },
  ...{ refused: null, notes: ["was-encrypted"] },
};
const answers = [
  { kind: "ready" },
  { kind: "read", id: 0, source: 0, position: 0, length: 1 },
  {
    kind: "package",
    package: { name: "all.zip", size: 9, sha256, layers: ["zip"], fault: null },
  },
  { kind: "file", file },
  {
    kind: "member",
    member: {
      ...{ index: 0, path: "report.pdf", kind: "file", size: 7, sha256 },
      refused: null,
    },
  },
  { kind: "fault", fault: "archive-cut-short" },
  { kind: "piece", index: 0, bytes: Uint8Array.of(1) },
  { kind: "whole", index: 0, ok: true },
  {
    ...{ kind: "evidence", signatures: [], manifests: [], keysRefused: [0] },
    pinned: ["SHA256:key", null],
  },
  { kind: "end" },
];
const job = {
  packages: [{ name: "all.zip", size: 9 }],
  ...{ keyFiles: [10], passphrases: ["one"], limits: usualLimits },
  pinned: ["ssh", "minisign", "openpgp"].map((kind) => ({
    ...{ kind, key: "key", holder: "Quillhart Labs" },
  })),
  wanted: null,
};
const questions = [
  { kind: "begin", job },
  { kind: "begin-zip", job: { size: 9, limits: usualLimits, wanted: [0] } },
  { kind: "bytes", id: 0, bytes: Uint8Array.of(1) },
  { kind: "more" },
];
const isSaid = (message: unknown): boolean =>
  FromUnwrapper.safeParse(message).success;
const isAsked = (message: unknown): boolean =>
  ToUnwrapper.safeParse(message).success;

describe("what an unwrapper says", () => {
  it.each(answers)(
    "is taken word for word, and never off by a field: $kind",
    (answer) => {
      expect(FromUnwrapper.parse(answer)).toEqual(answer);
      for (const broken of brokenMessages(answer))
        expect(isSaid(broken)).toBe(false);
    },
  );

  it("asks for at least a byte, and for four mebibytes at most", () => {
    const read = (length: number) =>
      isSaid({ kind: "read", id: 0, source: 0, position: 0, length });
    expect([0, 1, 4_194_304, 4_194_305].map(read)).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it("names no place before the beginning, and no path longer than a path is", () => {
    const found = (changes: Partial<typeof file>) =>
      isSaid({ kind: "file", file: { ...file, ...changes } });
    expect(found({ index: -1 })).toBe(false);
    expect(found({ size: -1 })).toBe(false);
    expect(found({ path: "a".repeat(4096) })).toBe(true);
    expect(found({ path: "a".repeat(4097) })).toBe(false);
  });
});

describe("what an unwrapper is asked", () => {
  it.each(questions)("is never off by a field: $kind", (question) => {
    expect(ToUnwrapper.parse(question)).toEqual(question);
    for (const broken of brokenMessages(question))
      expect(isAsked(broken)).toBe(false);
  });

  it("names every key as one of a kind that can be read", () => {
    const pinned = { kind: "x509", key: "key", holder: "Quillhart Labs" };
    expect(isAsked({ kind: "begin", job: { ...job, pinned: [pinned] } })).toBe(
      false,
    );
  });

  it("has no more passphrases and files of keys than can be tried", () => {
    const asks = (changes: object) =>
      isAsked({ kind: "begin", job: { ...job, ...changes } });
    for (const field of ["passphrases", "keyFiles"] as const) {
      const each = job[field][0];
      expect(asks({ [field]: Array(32).fill(each) })).toBe(true);
      expect(asks({ [field]: Array(33).fill(each) })).toBe(false);
    }
  });
});
