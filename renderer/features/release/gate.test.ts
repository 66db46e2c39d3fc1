// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { UnmetCondition } from "../../../shared/domain/conditions.ts";
import { AuditId, Instant, PersonId, ReleaseId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { messages } from "../../text/text.ts";
import { candidatesOf, jumpOf, waitingNotes } from "./gate.ts";

const ada = PersonId.parse("ada");
const chi = PersonId.parse("chi");
const dara = PersonId.parse("dara");

function release(
  state: ReleaseView["state"],
  unmet: readonly UnmetCondition[],
): ReleaseView {
  const at = Instant.parse("2026-11-23T00:00:00Z");
  return {
    release: ReleaseId.parse("1".repeat(32)),
    audit: AuditId.parse("audit"),
    state,
    purpose: "Publish",
    place: "release",
    author: "Ada <ada@example.org>",
    base: null,
    removes: [],
    beforeEmbargo: null,
    supersedes: null,
    carveOuts: [],
    expires: at,
    notBefore: null,
    requester: ada,
    proposed: at,
    files: [],
    statement: null,
    signatures: [],
    sent: [],
    reviews: [],
    answers: [],
    unmet,
    exported: null,
    ...{ merged: null, supersededBy: null },
  };
}

const unmet: readonly UnmetCondition[] = [
  { name: "requester-missing", requester: ada },
  { name: "owners-missing", missing: 1, signed: [], candidates: [ada] },
  { name: "chairs-missing", missing: 2, signed: [], candidates: [chi, dara] },
  { name: "embargo-active", until: "2026-12-01T16:00:00Z" },
];

describe("the gate’s people", () => {
  it("stand there once each", () => {
    expect(candidatesOf(release("requested", unmet))).toEqual([ada, chi, dara]);
  });

  it("are waited for by name, and by number where some of them would do", () => {
    const upper = (person: PersonId) => person.toUpperCase();
    const notes = (...conditions: UnmetCondition[]) =>
      waitingNotes(release("requested", conditions), upper);
    expect(notes(...unmet)).toEqual([
      "Waiting for ADA",
      "Waiting for CHI and DARA",
    ]);
    const chairs = { name: "chairs-missing", signed: [] } as const;
    const seats = { missing: 1, candidates: [chi, dara] };
    expect(notes({ ...chairs, ...seats })).toEqual([
      "Waiting for 1 of these: CHI and DARA",
    ]);
    expect(notes({ ...chairs, missing: 1, candidates: [] })).toEqual([]);
    expect(notes({ name: "request-missing" })).toEqual([]);
  });
});

describe("the way to meet a condition", () => {
  it("is there for every condition that there is, and has words", () => {
    const names = UnmetCondition.options.map(({ shape }) => shape.name.value);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      // Where to is told by the name alone.
      const jump = jumpOf({ name } as UnmetCondition);
      expect([name, Object.keys(messages)]).toEqual([
        name,
        expect.arrayContaining([`gate.${jump}`]),
      ]);
    }
  });

  it("leads where something can be done, or seen", () => {
    expect(unmet.map(jumpOf)).toEqual([
      "signatures",
      "signatures",
      "signatures",
      "embargo",
    ]);
    expect(jumpOf({ name: "charter-missing" })).toBe("people");
    const held = { name: "finding-unresolved", findings: [] } as const;
    expect(jumpOf(held)).toBe("findings");
    expect(jumpOf({ name: "inspection-blocking" })).toBe("inspections");
    expect(jumpOf({ name: "content-changed", paths: [] })).toBe("deliverables");
  });
});
