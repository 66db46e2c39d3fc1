// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import { VersionId } from "../../../shared/ids.ts";
import type { RemovalView } from "../../../shared/ipc/crossCheckContract.ts";
import type { FindingView } from "../../../shared/ipc/inspectionContract.ts";
import { marksOf, placesOf, rowsOf } from "./marks.ts";

const version = VersionId.parse("a".repeat(32));

function finding(changed: Partial<FindingView>): FindingView {
  return {
    ...{ check: "changed-text", severity: "warn", members: [], times: 1 },
    place: { kind: "page", page: 3, box: null },
    ...{ seen: "sound → safe", item: ItemId.parse("0".repeat(16)) },
    resolution: null,
    ...changed,
  };
}

function removal(...findings: FindingView[]): RemovalView {
  const from = [{ version, name: "private.pdf" }];
  return { text: "HARB-007", state: "found", from, carvedOut: [], findings };
}

describe("what a person marks", () => {
  it("is one mark a line, or all of it one passage, each once", () => {
    const text = " HARB-007\r\n\nthe  key\t hangs\nHARB-007 ";
    expect(marksOf(text, "each")).toEqual(["HARB-007", "the key hangs"]);
    expect(marksOf(text, "whole")).toEqual(["HARB-007 the key hangs HARB-007"]);
    expect(marksOf(" \n\t", "each")).toEqual([]);
    expect(marksOf(" \n\t", "whole")).toEqual([]);
  });

  it("has no line end and no outer space left, whatever was written", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("each", "whole"),
        (text, way) => {
          for (const mark of marksOf(text, way)) {
            expect(mark).toMatch(/^\S(?:.*\S)?$/u);
            expect(mark).not.toMatch(/[\n\r\t]/);
          }
        },
      ),
    );
  });
});

describe("where a mark is", () => {
  it("names a few places and counts the others", () => {
    const places = Array.from({ length: 8 }, (_, at) =>
      finding({
        check: "removed-text",
        place: { kind: "page", page: at + 1, box: null },
      }),
    );
    const said = placesOf(removal(...places));
    expect(said).toHaveLength(6);
    expect(said.at(-1)).toBe("and at 3 more places");
  });

  it("says of one that the private version does not hold that its absence says nothing", () => {
    const check = "removed-text-unknown";
    expect(placesOf(removal(finding({ check })))).toEqual([
      "not in the private version: misspelt, its absence says nothing",
    ]);
  });
});

describe("the private version beside the public one", () => {
  const rowOf = (changed: Partial<FindingView>) =>
    rowsOf({ removals: [], changes: [finding(changed)] })[0];

  it("has what was marked first, then what differs", () => {
    const changes = [finding({ seen: "new words" })];
    const rows = rowsOf({ removals: [removal()], changes });
    expect(rows.map(({ kind }) => kind)).toEqual(["mark", "new"]);
    expect(rows[0]).toMatchObject({ before: "HARB-007", state: "found" });
  });

  it("has both sides of what was changed, and one of what came or went", () => {
    expect(rowOf({})).toMatchObject({
      ...{ kind: "changed", before: "sound", after: "safe" },
    });
    expect(rowOf({ seen: "new words" })).toMatchObject({
      ...{ kind: "new", before: "", after: "new words" },
    });
    expect(rowOf({ check: "gone-text", seen: "Nobody" })).toMatchObject({
      ...{ kind: "gone", before: "Nobody", after: "", where: "" },
    });
  });

  it("guesses no sides where the text holds the sign between them itself", () => {
    expect(rowOf({ seen: "a → b → c" })).toMatchObject({
      ...{ kind: "new", before: "", after: "a → b → c" },
    });
  });
});
