// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { type Sha256, VersionId } from "../../../shared/ids.ts";
import type { State } from "../catalog/state.ts";
import { againstFor, crossCheckOf, digestOfSought } from "./crossCheck.ts";

interface Made {
  readonly id: string;
  readonly variant?: "private" | "public";
  readonly derivedFrom?: string;
  readonly supersedes?: string;
}

const versionId = (id: string): VersionId =>
  VersionId.parse(id.padStart(32, "0"));

/** What of a state says where versions come from. */
function stateOf(
  deliverables: readonly {
    readonly versions: readonly Made[];
    readonly removed?: true;
  }[],
  marks: Readonly<Record<string, readonly string[]>>,
): State {
  const of = (id: string | undefined): VersionId | null =>
    id === undefined ? null : versionId(id);
  const made = deliverables.map(({ versions, removed }, at) => ({
    deliverable: String(at),
    removed: removed === true,
    versions: versions.map(
      ({ id, variant = "private", derivedFrom, supersedes }) => ({
        ...{ version: versionId(id), variant, name: `${id}.pdf`, size: 9 },
        sha256: id.padStart(64, "0") as Sha256,
        lineage: {
          derivedFrom: of(derivedFrom),
          supersedes: of(supersedes),
        },
      }),
    ),
  }));
  return {
    deliverables: new Map(made.map((each) => [each.deliverable, each])),
    ...{ releases: new Map(), findings: new Map() },
    removals: new Map(
      Object.entries(marks).map(([id, texts]) => [
        versionId(id),
        new Set(texts),
      ]),
    ),
  } as unknown as State;
}

const marksOn = (state: State, id: string): string[] =>
  againstFor(state, versionId(id))
    .removals.map(({ text }) => text)
    .sort();

describe("what a version is held against", () => {
  it("are the marks on itself, on all that it comes from, and on its deliverable's others", () => {
    const state = stateOf(
      [
        { versions: [{ id: "1" }, { id: "2", supersedes: "1" }] },
        { versions: [{ id: "3", derivedFrom: "2", variant: "public" }] },
        { versions: [{ id: "4" }] },
        {
          versions: [
            { id: "5", supersedes: "3", variant: "public" },
            { id: "6", variant: "public" },
          ],
        },
      ],
      { 1: ["one"], 2: ["two"], 3: ["three"], 4: ["four"], 6: ["six"] },
    );
    expect(marksOn(state, "5")).toEqual(["one", "six", "three", "two"]);
    expect(marksOn(state, "3")).toEqual(["one", "three", "two"]);
    // Nobody recorded where it comes from: its deliverable's marks count all the same.
    expect(marksOn(state, "2")).toEqual(["one", "two"]);
    expect(marksOn(state, "4")).toEqual(["four"]);
    expect(marksOn(state, "9")).toEqual([]);
    expect(againstFor(state, versionId("5")).base?.name).toBe("2.pdf");
  });

  it("comes to an end where descent leads round in a circle", () => {
    const state = stateOf(
      [
        { versions: [{ id: "1", derivedFrom: "2" }] },
        { versions: [{ id: "2", supersedes: "1" }] },
      ],
      { 1: ["one"], 2: ["two"] },
    );
    expect(marksOn(state, "1")).toEqual(["one", "two"]);
    // A public version that comes from itself is not its own private one.
    const round = stateOf(
      [
        {
          versions: [
            { id: "1", derivedFrom: "2" },
            { id: "2", derivedFrom: "1", variant: "public" },
          ],
        },
      ],
      {},
    );
    expect(againstFor(round, versionId("2")).base?.name).toBe("1.pdf");
  });

  it("is a private version for a public one alone", () => {
    const versions: Made[] = [{ id: "1" }, { id: "2", derivedFrom: "1" }];
    const state = stateOf([{ versions }], {});
    expect(againstFor(state, versionId("2")).base).toBe(null);
  });

  it("is said to be missing where it was removed, whose marks still count", () => {
    const state = stateOf(
      [
        { versions: [{ id: "1" }], removed: true },
        { versions: [{ id: "2", derivedFrom: "1", variant: "public" }] },
      ],
      { 1: ["one"] },
    );
    const against = againstFor(state, versionId("2"));
    expect(against).toMatchObject({ base: null, isBaseMissing: true });
    expect(crossCheckOf(against).removed).toEqual(["one"]);
  });
});

it("a private version with other bytes, or none any more, makes a report stale", () => {
  const derived = (from: string): Made => ({
    ...({ id: "9", derivedFrom: from, variant: "public" } as const),
  });
  const marks = { 9: ["nine"] };
  const states = [
    stateOf([{ versions: [derived("7")] }], marks),
    stateOf([{ versions: [{ id: "1" }] }, { versions: [derived("1")] }], marks),
    stateOf([{ versions: [{ id: "2" }] }, { versions: [derived("2")] }], marks),
    stateOf(
      [
        { versions: [{ id: "1" }], removed: true },
        { versions: [derived("1")] },
      ],
      marks,
    ),
  ];
  const digests = states.map((state) =>
    digestOfSought(emptyWatchList, againstFor(state, versionId("9"))),
  );
  expect(new Set(digests).size).toBe(states.length);
});

it("another mark, private version or watch list makes a report stale", () => {
  const derived = { id: "2", derivedFrom: "1", variant: "public" } as const;
  const base = { versions: [{ id: "1" }] };
  const own = { versions: [derived] };
  const alone = { versions: [{ id: "2", variant: "public" as const }] };
  const states = [
    stateOf([alone], {}),
    stateOf([base, own], {}),
    stateOf([{ ...base, removed: true }, own], {}),
    stateOf([base, own], { 1: ["one"] }),
    stateOf([base, own], { 1: ["one", "two"] }),
  ];
  const watched = [emptyWatchList, { ...emptyWatchList, words: ["word"] }];
  const digests = states.flatMap((state) =>
    watched.map((watch) =>
      digestOfSought(watch, againstFor(state, versionId("2"))),
    ),
  );
  expect(new Set(digests).size).toBe(states.length * watched.length);
});
