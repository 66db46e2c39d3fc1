// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  digestOfCharter,
  keyOf,
  sampleApproval,
  sampleCharter,
} from "../../test/support/sampleAudit.ts";
import {
  sampleState,
  seatNames,
  signedCharter,
  stateUnder,
  unmetNames,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import type { Charter } from "../formats/charter.ts";
import { AuditId } from "../ids.ts";
import { authorizeRelease } from "./authorizeRelease.ts";

describe("the charter", () => {
  it("must be in force", () => {
    const charters = [
      signedCharter(sampleCharter(), ["ada", "bo", "lin", "mo"]),
    ];
    expect(unmetNames(sampleState({ charters }))).toEqual(["charter-missing"]);
    expect(unmetNames(sampleState({ charters: [] }))).toEqual([
      "charter-missing",
    ]);
  });

  it("must be signed as a charter, over its own bytes", () => {
    const [charter] = sampleState().charters;
    if (charter === undefined) throw new Error("no charter");
    const changed = (change: object) => [
      {
        ...charter,
        signatures: charter.signatures.map((each) => ({ ...each, ...change })),
      },
    ];
    expect(
      unmetNames(
        sampleState({
          charters: changed({ namespace: "approval@counterseal" }),
        }),
      ),
    ).toEqual(["charter-missing"]);
    expect(
      unmetNames(
        sampleState({ charters: changed({ message: digestOf("x") }) }),
      ),
    ).toEqual(["charter-missing"]);
  });

  it("must be of this audit, and the one that the statement names", () => {
    const audit = AuditId.parse("other");
    expect(unmetNames(sampleState({ audit }))).toEqual([
      "statement-elsewhere",
      "charter-missing",
    ]);
    const approval = sampleApproval({ charter: digestOf("another charter") });
    expect(unmetNames(sampleState({}, approval))).toEqual(["charter-changed"]);
  });

  it("when a later one is in force, must still be met by the same signers and keys", () => {
    const first = sampleCharter();
    const next = (changes: Partial<Charter>): Charter => ({
      ...first,
      version: 2,
      replaces: digestOfCharter(first),
      issued: at("2026-03-01T12:00:00Z"),
      ...changes,
    });
    const state = (
      second: Charter,
      names_: readonly string[] = ["ada", "lin", "mo"],
    ) =>
      sampleState(
        {
          charters: [
            signedCharter(first, seatNames),
            signedCharter(second, ["ada", "bo", "lin", "mo", "nia", "mo 2"]),
          ],
        },
        sampleApproval(),
        names_,
      );
    const same = requireOk(authorizeRelease(state(next({}))));
    expect(same.charters.map(({ version }) => version)).toEqual([1, 2]);
    const newKey = next({
      sign: first.sign.map((line) =>
        line.person === "mo" ? { ...line, key: keyOf("mo 2") } : line,
      ),
    });
    expect(unmetOf(state(newKey))).toEqual([
      {
        name: "charter-changed",
        statementCharter: digestOfCharter(first),
        inForce: digestOfCharter(newKey),
      },
    ]);
    const stricter = next({
      quorums: first.quorums.map((line) => ({
        ...line,
        seats: { owner: 1, chair: 3 },
      })),
    });
    expect(unmetNames(state(stricter))).toEqual(["charter-changed"]);
    requireOk(authorizeRelease(state(stricter, ["ada", "lin", "mo", "nia"])));
    const looser = next({
      quorums: first.quorums.map((line) => ({ ...line, seats: { owner: 1 } })),
    });
    expect(unmetNames(state(looser, ["ada"]))).toEqual(["chairs-missing"]);
    expect(unmetNames(state(next({ conditions: ["embargo"] })))).toEqual([
      "embargo-missing",
    ]);
  });

  it("must be whole as a chain", () => {
    const first = sampleCharter();
    const gap: Charter = {
      ...first,
      version: 3,
      replaces: digestOf("second"),
      issued: at("2026-03-01T12:00:00Z"),
    };
    const charters = [
      signedCharter(first, seatNames),
      signedCharter(gap, seatNames),
    ];
    expect(unmetNames(sampleState({ charters }))).toEqual(["charter-missing"]);
  });

  it("demands what its conditions say", () => {
    const all = ["embargo", "findings", "inspection"] as const;
    expect(unmetNames(stateUnder({ conditions: all }))).toEqual([
      "inspection-missing",
      "embargo-missing",
      "findings-missing",
    ]);
    const judged = [
      { sha256: digestOf("a"), name: "findings.txt" },
      { sha256: digestOf("b"), name: "inspection.txt" },
    ];
    requireOk(
      authorizeRelease(
        stateUnder(
          { conditions: all },
          { judged, notBefore: at("2026-03-01T00:00:00Z") },
        ),
      ),
    );
  });
});
