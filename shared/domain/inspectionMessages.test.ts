// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { brokenMessages } from "../../test/support/brokenMessages.ts";
import { emptyWatchList, excerptLimit } from "./inspection.ts";
import { inspectionRules } from "./inspectionChecks.ts";
import {
  FromInspector,
  mostWanted,
  ToInspector,
} from "./inspectionMessages.ts";

const places = [
  { kind: "file" },
  { kind: "page", page: 1, box: [0, 0, 10.5, 20].map(Math.floor) },
  { kind: "page", page: 1, box: null },
  { kind: "line", line: 1 },
  { kind: "offset", offset: 0 },
  { kind: "part", part: "Info/Author" },
];
const finding = {
  ...{ check: "draft-word", members: ["a.zip"], times: 1, seen: "draft" },
  place: places[0],
};
const unseen = {
  ...{ reason: "picture", members: [] },
  place: places[0],
  what: "",
};
const report = {
  rules: inspectionRules,
  type: "pdf",
  findings: [finding],
  unseen: [unseen],
};
const answers = [
  { kind: "ready" },
  { kind: "want", position: 0, length: 1 },
  { kind: "step", step: "page 1" },
  { kind: "report", report },
];
const questions = [
  {
    ...{ kind: "begin", name: "a.pdf", size: 0, watch: emptyWatchList },
    against: { removed: ["Quill"], base: null, isBaseMissing: false },
    content: "sent",
  },
  { kind: "bytes", bytes: Uint8Array.of(1) },
  { kind: "end" },
];
const isSaid = (message: unknown): boolean =>
  FromInspector.safeParse(message).success;

describe("what an inspector says", () => {
  it.each(answers)(
    "is taken word for word, and never off by a field: $kind",
    (answer) => {
      expect(FromInspector.parse(answer)).toEqual(answer);
      for (const broken of brokenMessages(answer))
        expect(isSaid(broken)).toBe(false);
    },
  );

  it.each(places)("names a place as it can be shown: $kind", (place) => {
    const at = (each: unknown) =>
      isSaid({
        kind: "report",
        report: { ...report, findings: [{ ...finding, place: each }] },
      });
    expect(at(place)).toBe(true);
    for (const broken of brokenMessages(place)) expect(at(broken)).toBe(false);
  });

  it("wants at least a byte, and no more at once than is sent", () => {
    const wants = (length: number) =>
      isSaid({ kind: "want", position: 0, length });
    expect([0, 1, mostWanted, mostWanted + 1].map(wants)).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it("quotes no more of a file than an excerpt", () => {
    const sees = (letters: number) =>
      isSaid({
        kind: "report",
        report: {
          ...report,
          findings: [{ ...finding, seen: "a".repeat(letters) }],
        },
      });
    expect(sees(excerptLimit + 1)).toBe(true);
    expect(sees(excerptLimit + 2)).toBe(false);
  });
});

describe("what an inspector is asked", () => {
  it.each(questions)("is never off by a field: $kind", (question) => {
    expect(ToInspector.parse(question)).toEqual(question);
    for (const broken of brokenMessages(question))
      expect(ToInspector.safeParse(broken).success).toBe(false);
  });
});
