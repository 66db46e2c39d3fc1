// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arbitraryShare,
  soundCharter,
} from "../../test/support/arbitraryShare.ts";
import { naivelyDeclined } from "../../test/support/naiveDeclines.ts";
import {
  digestOfCharter,
  keyOf,
  person,
} from "../../test/support/sampleAudit.ts";
import {
  sampleGate,
  signedCharter,
  signedText,
} from "../../test/support/sampleRelease.ts";
import { sampleConsent } from "../../test/support/sampleStatements.ts";
import { formatStatement } from "../formats/statementText.ts";
import { decidingDeclines } from "./decidingDeclines.ts";

const everybody = ["ada", "bo", "cy", "di", "ed", "flo"];

/** Asked by ada under a charter of two owners, three chairs and a reviewer: two of the chairs must agree. */
function deciding(
  declined: readonly string[],
  signers: readonly string[] = [],
  lost: readonly string[] = [],
) {
  const consent = sampleConsent({
    charter: digestOfCharter(soundCharter),
    requester: person("ada"),
  });
  const state = {
    ...sampleGate,
    charters: [signedCharter(soundCharter, everybody)],
    statement: signedText(
      formatStatement(consent),
      "consent@counterseal",
      signers,
    ),
    revokedKeys: lost.map((who) => ({
      key: keyOf(who),
      since: consent.issued,
    })),
  };
  return decidingDeclines({
    ...{ act: "consent", state },
    declined: declined.map(person),
  });
}

describe("decidingDeclines", () => {
  it("names nobody while others suffice, and then everybody who is lacking", () => {
    expect(deciding([])).toEqual([]);
    expect(deciding(["cy"])).toEqual([]);
    expect(deciding(["cy", "di"])).toEqual(["cy", "di"]);
    expect(deciding(["cy"], [], ["ed"])).toEqual(["cy"]);
  });

  it("names nobody who has no say, or whose signature counts", () => {
    expect(deciding(["bo", "flo", "mira"])).toEqual([]);
    expect(deciding(["flo", "cy", "di"])).toEqual(["cy", "di"]);
    expect(deciding(["cy", "di"], ["cy"])).toEqual([]);
    expect(deciding(["cy", "di", "ed"], ["cy"])).toEqual(["di", "ed"]);
  });

  it("is decided by whoever asks, as long as they have not signed", () => {
    expect(deciding(["ada"])).toEqual(["ada"]);
    expect(deciding(["ada"], ["ada"])).toEqual([]);
  });

  it("says that it ends exactly when a naive reading of the rules does", () => {
    const seen = { ends: 0, goesOn: 0 };
    const names = fc.subarray(everybody, { minLength: 1 });
    fc.assert(
      fc.property(arbitraryShare, names, fc.boolean(), (drawn, said, bare) => {
        const statement = drawn.statement && {
          ...drawn.statement,
          signatures: bare ? [] : drawn.statement.signatures.slice(0, 2),
        };
        const state = { ...drawn, statement };
        const declined = said.map(person);
        const ends = naivelyDeclined(state, "consent", said);
        seen[ends ? "ends" : "goesOn"] += 1;
        const named = decidingDeclines({ act: "consent", state, declined });
        expect(named.length > 0).toBe(ends);
      }),
      { numRuns: 4000 },
    );
    expect(seen.ends).toBeGreaterThan(100);
    expect(seen.goesOn).toBeGreaterThan(100);
  });
});
