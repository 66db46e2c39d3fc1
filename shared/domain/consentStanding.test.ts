// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { PersonId, Sha256 } from "../ids.ts";
import type { UnmetCondition } from "./conditions.ts";
import { coverageOf, coveredLines, standingOf } from "./consentStanding.ts";

const ada = PersonId.parse("ada");
const digest = Sha256.parse("0".repeat(64));
const missing: UnmetCondition = {
  ...{ name: "chairs-missing", missing: 1, signed: [], candidates: [ada] },
};
const expired: UnmetCondition = {
  name: "statement-expired",
  at: "2026-01-01T00:00:00Z",
};
const withdrawn: UnmetCondition = { name: "statement-withdrawn", person: ada };

function standing(...unmet: UnmetCondition[]) {
  return standingOf({ abandoned: false, declined: false, unmet });
}

describe("standingOf", () => {
  it("grants only when nothing is unmet", () => {
    expect(standing()).toBe("granted");
    expect(standing(missing)).toBe("partial");
    const closed: UnmetCondition = {
      name: "embargo-active",
      until: "2999-01-01T00:00:00Z",
    };
    expect(standing(closed)).toBe("partial");
  });

  it.each<UnmetCondition>([
    { name: "content-changed", paths: ["report.pdf"] },
    { name: "key-revoked", person: ada },
    { name: "person-recused", person: ada },
    { name: "charter-changed", statementCharter: digest, inForce: digest },
    { name: "charter-missing" },
    { name: "statement-elsewhere", field: "vault" },
  ])("is voided by $name, whatever else is missing", (loss) => {
    expect(standing(loss)).toBe("voided");
    expect(standing(missing, loss)).toBe("voided");
  });

  it("says expired before voided, and withdrawn before both", () => {
    const changed: UnmetCondition = { name: "content-changed", paths: ["a"] };
    expect(standing(expired, changed)).toBe("expired");
    expect(standing(changed, expired, withdrawn)).toBe("withdrawn");
  });

  it("says declined while signatures are missing, and not once they suffice", () => {
    const declined = { abandoned: false, declined: true };
    expect(standingOf({ ...declined, unmet: [missing] })).toBe("declined");
    expect(standingOf({ ...declined, unmet: [] })).toBe("granted");
  });

  it("says abandoned of whatever was given up", () => {
    const unmet = [withdrawn];
    const question = { abandoned: true, declined: true, unmet };
    expect(standingOf(question)).toBe("abandoned");
  });
});

describe("coverageOf", () => {
  const mira = PersonId.parse("mira");
  const removed: UnmetCondition = { name: "recipient-removed", person: ada };
  const lost = {
    ...({ name: "recipient-key-lost", person: mira } as const),
    recipient: "age1mira",
  };

  const lineOf = (person: PersonId, recipient = `age1${person}`) => ({
    ...{ person, recipient },
  });
  const both = [lineOf(ada), lineOf(mira)];

  it("takes one recipient less from nobody else", () => {
    expect(coverageOf(both, [missing, removed])).toEqual({
      ...{ uncovered: [removed], fewerKeys: [], unmet: [missing] },
    });
  });

  it("takes one key less from nobody, while another of theirs is named", () => {
    const lines = [...both, lineOf(mira, "age1other")];
    const unmet = [missing, lost];
    expect(coverageOf(lines, unmet)).toEqual({
      ...{ uncovered: [], fewerKeys: [lost], unmet: [missing] },
    });
    expect(coveredLines(lines, unmet)).toEqual([
      lineOf(ada),
      lineOf(mira, "age1other"),
    ]);
    const gone = { ...lost, recipient: "age1other" } as const;
    expect(coverageOf(lines, [lost, gone]).uncovered).toEqual([lost, gone]);
  });

  it("takes of somebody who was removed every key", () => {
    const lines = [...both, lineOf(ada, "age1other")];
    expect(coverageOf(lines, [removed]).uncovered).toEqual([removed]);
    expect(coveredLines(lines, [removed])).toEqual([lineOf(mira)]);
  });

  it("leaves nothing of a consent that covers nobody any more", () => {
    const unmet = [removed, lost];
    const coverage = coverageOf(both, unmet);
    expect(coverage).toEqual({ uncovered: [], fewerKeys: [], unmet });
    expect(standing(...coverage.unmet)).toBe("voided");
  });
});
