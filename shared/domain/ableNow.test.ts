// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import {
  at,
  person,
  sampleApproval,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleState,
  stateUnder,
  signedApproval,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { describeCondition } from "../text/conditions.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import type { ReleaseState } from "./releaseState.ts";

const oneShort = sampleState({}, sampleApproval(), ["ada", "lin"]);

/** The seats that a release is said to lack, in words. */
function asked(state: ReleaseState): string[] {
  return unmetOf(state)
    .filter((each) => "candidates" in each)
    .map((each) => describeCondition(each));
}

it("names those who can still sign", () => {
  expect(asked(oneShort)).toEqual(["Needs one more chair: mo or nia."]);
});

it("names nobody whose only key is lost", () => {
  const revokedKeys = [lostKey("mo")];
  expect(asked({ ...oneShort, revokedKeys })).toEqual([
    "Needs one more chair: nia.",
  ]);
  const before = sampleState({ statement: null, revokedKeys });
  expect(asked(before)).toContain("Needs two more chairs: lin and nia.");
});

it("still names somebody whose key is lost from a later time on", () => {
  const revokedKeys = [{ ...lostKey("mo"), since: at("2026-04-01T00:00:00Z") }];
  expect(asked({ ...oneShort, revokedKeys })).toEqual(asked(oneShort));
});

it("says that a new charter is needed when nobody is left", () => {
  const revokedKeys = [lostKey("mo")];
  const recused = [person("nia")];
  expect(asked({ ...oneShort, revokedKeys, recused })).toEqual([
    "Needs one more chair; too few are left who may sign now, so a new charter is needed.",
  ]);
});

it.each(["roles", "sign"] as const)(
  "names nobody whose term in %s is over since it was asked for",
  (lines) => {
    const until = oneShort.clock;
    const ended = sampleCharter()[lines].map((line) =>
      line.person === "mo" ? { ...line, until } : line,
    );
    const { charters } = stateUnder({ [lines]: ended });
    const state = { ...oneShort, charters };
    const approval = sampleApproval({
      charter: charters[0]?.digest ?? sampleApproval().charter,
    });
    expect(
      asked({ ...state, statement: signedApproval(approval, ["ada", "lin"]) }),
    ).toEqual(["Needs one more chair: nia."]);
    // What such a person signed goes on counting.
    const all = signedApproval(approval, ["ada", "lin", "mo"]);
    expect(authorizeRelease({ ...state, statement: all }).ok).toBe(true);
  },
);
