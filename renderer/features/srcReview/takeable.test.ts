// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  type SignerState,
  signerStates,
} from "../../../shared/domain/dispositionLook.ts";
import { JobId, Sha256 } from "../../../shared/ids.ts";
import type {
  AnswerRow,
  DispositionLook,
} from "../../../shared/ipc/dispositionContract.ts";
import { standingOf } from "./takeable.ts";

const answer = (
  state: AnswerRow["state"],
  since: string[] = [],
): AnswerRow => ({
  ...{ state, line: 5, label: "F-1", title: "", finding: null, now: null },
  ...{ answer: "hold", duplicateOf: null, fixVersions: [], cves: [] },
  ...{ links: [], note: "", changedSince: since, fault: null },
});

const look = (
  state: SignerState,
  answers: AnswerRow[],
  faults: DispositionLook["faults"] = [],
): DispositionLook => ({
  ...{ look: JobId.parse("1".repeat(32)), name: "a", handOver: null },
  ...{ digest: Sha256.parse("0".repeat(64)), handedOver: null, faults },
  signer: { state, person: null, fingerprint: null },
  answers,
});

describe("what was looked at", () => {
  it.each(signerStates)("%s is taken as what it is", (state) => {
    const { canTake, isSigned } = standingOf(look(state, [answer("new")]));
    expect(canTake).toBe(state !== "broken" && state !== "lost-key");
    expect(isSigned).toBe(state === "src-member");
  });

  it("is taken whole, or not", () => {
    const can = (...answers: AnswerRow[]) =>
      standingOf(look("src-member", answers)).canTake;
    expect(can(answer("new"), answer("unanswered"))).toBe(true);
    expect(can(answer("new"), answer("bad"))).toBe(false);
    expect(can(answer("unanswered"))).toBe(false);
    const faulty = look("src-member", [], [{ line: 1, reason: "x" }]);
    expect(standingOf(faulty).canTake).toBe(false);
  });

  it("counts answers to findings that changed since, but not those that are not given", () => {
    const answers = [answer("new", ["title"]), answer("unanswered", ["title"])];
    expect(standingOf(look("src-member", answers)).changed).toBe(1);
  });
});
