// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { GitId, Instant, Sha256, StatementId } from "../../../shared/ids.ts";
import { messages } from "../../text/text.ts";
import { wayOut, waySteps } from "./wayOut.ts";

const at = Instant.parse("2026-11-23T00:00:00Z");
const digest = Sha256.parse("a".repeat(64));
const statement = {
  ...{ id: StatementId.parse("1".repeat(32)), text: "", digest },
  issued: at,
};
const unmet = [{ name: "charter-missing" }] as const;
const exported = { at, commit: null, digest };

describe("the way to publication", () => {
  const now = (release: Parameters<typeof wayOut>[0]) =>
    wayOut(release)
      .filter(({ state }) => state === "now")
      .map(({ name }) => name);

  it("has one next step, whatever a release lacks", () => {
    const none = { statement: null, unmet, exported: null, merged: null };
    expect(now(none)).toEqual(["statement"]);
    expect(now({ ...none, unmet: [] })).toEqual(["statement"]);
    expect(now({ ...none, statement })).toEqual(["gate"]);
    expect(now({ ...none, statement, unmet: [] })).toEqual(["export"]);
  });

  it("goes on to the merge once it was exported, whatever became of the conditions", () => {
    const gone = { statement, unmet, exported, merged: null };
    expect(now(gone)).toEqual(["merge"]);
    expect(wayOut(gone).map(({ state }) => state)).toEqual([
      ...["done", "done", "done", "now", "later", "later"],
    ]);
  });

  it("goes on to the links once a clone was seen to hold it", () => {
    const commit = GitId.parse("1".repeat(40));
    const merged = { at, commit };
    expect(now({ statement, unmet, exported, merged })).toEqual(["links"]);
  });

  it("has words for each step", () => {
    const keys = Object.keys(messages);
    for (const step of waySteps)
      expect(keys).toEqual(
        expect.arrayContaining([`way.${step}`, `way.${step}.what`]),
      );
  });
});
