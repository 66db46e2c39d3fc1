// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant, PersonId, StatementId, VersionId } from "../ids.ts";
import type { UnmetCondition } from "./conditions.ts";
import {
  type CellState,
  consentMatrix,
  type CountedConsent,
  type MatrixPerson,
} from "./consentMatrix.ts";
import { standingOf } from "./consentStanding.ts";

const hex = (digit: number): string => digit.toString(16).repeat(32);
const people = ["ada", "mira", "noor", "sol"].map((id) => PersonId.parse(id));
const versions = [1, 2, 3].map((digit) => VersionId.parse(hex(digit)));
const [mira, noor] = [PersonId.parse("mira"), PersonId.parse("noor")];
const pathOf = (version: string): string => `${version.slice(0, 1)}.pdf`;

const withdrawn: UnmetCondition = {
  name: "statement-withdrawn",
  person: PersonId.parse("ada"),
};
const expired: UnmetCondition = {
  name: "statement-expired",
  at: "2026-01-01T00:00:00Z",
};
const missing: UnmetCondition = {
  ...{ name: "chairs-missing", missing: 1, signed: [] },
  candidates: [PersonId.parse("ada")],
};
const changed = (paths: string[]): UnmetCondition => ({
  name: "content-changed",
  paths,
});

const condition: fc.Arbitrary<UnmetCondition> = fc.oneof(
  fc.constantFrom(withdrawn, expired, missing),
  fc
    .subarray(versions, { minLength: 1 })
    .map((all) => changed(all.map(pathOf))),
);

const arbitraryConsents: fc.Arbitrary<CountedConsent[]> = fc
  .array(
    fc.record({
      month: fc.integer({ min: 1, max: 9 }),
      abandoned: fc.boolean(),
      declined: fc.boolean(),
      audience: fc.subarray(people, { minLength: 1 }),
      files: fc.subarray(versions, { minLength: 1 }),
      unmet: fc.oneof(
        fc.constant([]),
        fc.uniqueArray(condition, { maxLength: 3, selector: (c) => c.name }),
      ),
    }),
    { maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(({ month, files, ...rest }, index) => ({
      ...rest,
      consent: StatementId.parse(hex(index)),
      issued: Instant.parse(`2026-0${month}-01T00:00:00Z`),
      files: files.map((version) => ({ version, path: pathOf(version) })),
    })),
  );

const arbitraryPeople: fc.Arbitrary<MatrixPerson[]> = fc
  .tuple(...people.map(() => fc.subarray(["src", "expert", "owner"] as const)))
  .map((roles) =>
    people.map((person, index) => ({ person, roles: roles[index] ?? [] })),
  );

/** A reading of the same rules that looks at each cell afresh. */
function naively(
  consents: readonly CountedConsent[],
  version: VersionId,
  person: PersonId,
): CellState {
  const states = consents
    .filter(({ audience }) => audience.includes(person))
    .flatMap(({ files, unmet, ...rest }) => {
      const file = files.find((each) => each.version === version);
      if (file === undefined) return [];
      const own = unmet.filter(
        (each) =>
          each.name !== "content-changed" || each.paths.includes(file.path),
      );
      return [standingOf({ ...rest, unmet: own })];
    });
  const order = [
    ...["granted", "partial", "declined"],
    ...["voided", "expired", "withdrawn"],
  ] as CellState[];
  return order.find((state) => states.some((one) => one === state)) ?? "none";
}

describe("consentMatrix", () => {
  it("says of each version and person what a naive reading does", () => {
    fc.assert(
      fc.property(arbitraryPeople, arbitraryConsents, (roster, consents) => {
        const question = { versions, people: roster, consents };
        const { audiences, rows } = consentMatrix(question);
        for (const { version, cells } of rows)
          for (const [index, audience] of audiences.entries())
            if (audience.kind === "person")
              expect(cells[index]?.state).toBe(
                naively(consents, version, audience.person),
              );
        expect(rows.map(({ version }) => version)).toEqual(versions);
      }),
      { numRuns: 1000 },
    );
  });

  it("grants a role nothing that one of its people lacks", () => {
    let granted = 0;
    fc.assert(
      fc.property(arbitraryPeople, arbitraryConsents, (roster, consents) => {
        const question = { versions, people: roster, consents };
        const { audiences, rows } = consentMatrix(question);
        for (const { version, cells } of rows)
          for (const [index, audience] of audiences.entries()) {
            if (audience.kind === "person") continue;
            const own = audience.people.map((person) =>
              naively(consents, version, person),
            );
            const all = own.every((state) => state === "granted");
            expect(cells[index]?.state === "granted").toBe(all);
            if (all) granted += 1;
            expect(own).toContain(cells[index]?.state);
            const alike = new Set(own).size === 1;
            expect(cells[index]?.members).toHaveLength(alike ? 0 : own.length);
          }
      }),
      { numRuns: 1000 },
    );
    expect(granted).toBeGreaterThan(20);
  });

  it("puts every consent about a version and a person behind its cell, once", () => {
    fc.assert(
      fc.property(arbitraryPeople, arbitraryConsents, (roster, consents) => {
        const question = { versions, people: roster, consents };
        const { audiences, rows } = consentMatrix(question);
        for (const { version, cells } of rows)
          for (const [index, audience] of audiences.entries()) {
            const who =
              audience.kind === "person" ? [audience.person] : audience.people;
            const about = consents.filter(
              ({ audience: named, files }) =>
                named.some((person) => who.includes(person)) &&
                files.some((file) => file.version === version),
            );
            const behind = cells[index]?.consents ?? [];
            expect([...behind].sort()).toEqual(
              about.map(({ consent }) => consent).sort(),
            );
          }
      }),
      { numRuns: 500 },
    );
  });

  const consent = (changes: Partial<CountedConsent>): CountedConsent => ({
    consent: StatementId.parse(hex(1)),
    issued: Instant.parse("2026-01-01T00:00:00Z"),
    ...{ abandoned: false, declined: false, unmet: [], audience: [mira] },
    files: versions.map((version) => ({ version, path: pathOf(version) })),
    ...changes,
  });
  const roster: MatrixPerson[] = [
    { person: mira, roles: ["src"] },
    { person: noor, roles: ["src"] },
  ];
  const first = (...consents: CountedConsent[]) => {
    const question = { versions, people: roster, consents };
    return consentMatrix(question).rows[0]?.cells ?? [];
  };

  it("lets a later consent stand for one that was withdrawn", () => {
    const later = consent({ consent: StatementId.parse(hex(2)) });
    const cells = first(consent({ unmet: [withdrawn] }), later);
    expect(cells[1]).toMatchObject({
      state: "granted",
      unmet: [],
      consents: [hex(2), hex(1)],
    });
  });

  it("names how each of a role stands when they do not stand alike", () => {
    expect(first(consent({}))[0]).toMatchObject({
      state: "none",
      members: [
        { person: "mira", state: "granted" },
        { person: "noor", state: "none" },
      ],
    });
  });

  it("voids the file that is gone, and not those beside it", () => {
    const cells = consentMatrix({
      versions,
      people: roster,
      consents: [consent({ unmet: [changed([pathOf(hex(2))])] })],
    }).rows.map((row) => row.cells[1]?.state);
    expect(cells).toEqual(["granted", "voided", "granted"]);
  });

  it("keeps an abandoned request behind a cell that says nothing was asked", () => {
    expect(first(consent({ abandoned: true }))[1]).toMatchObject({
      state: "none",
      unmet: [],
      consents: [hex(1)],
    });
  });
});

it("voids the cell of a removed recipient alone", () => {
  const [version] = versions;
  if (version === undefined) throw new Error("no version");
  const { audiences, rows } = consentMatrix({
    versions: [version],
    people: [{ person: mira, roles: [] }],
    consents: [
      {
        ...{ consent: StatementId.parse(hex(1)), abandoned: false },
        ...{ issued: Instant.parse("2026-01-01T00:00:00Z"), declined: false },
        ...{ audience: [mira, noor], files: [{ version, path: "a.pdf" }] },
        unmet: [{ name: "recipient-removed", person: noor }],
      },
    ],
  });
  expect(audiences).toHaveLength(2);
  expect(rows[0]?.cells).toMatchObject([
    { state: "granted", unmet: [] },
    { state: "voided", unmet: [{ person: noor }] },
  ]);
});

it("consents of one moment that stand alike come in the order of their ids", () => {
  const version = versions[0] ?? VersionId.parse(hex(1));
  const consents = [2, 1, 3].map((digit): CountedConsent => ({
    ...{ consent: StatementId.parse(hex(digit)), audience: [mira] },
    ...{ issued: Instant.parse("2026-01-01T00:00:00Z"), unmet: [] },
    ...{ abandoned: false, declined: false },
    files: [{ version, path: "1.pdf" }],
  }));
  const { rows } = consentMatrix({
    ...{ versions: [version], consents },
    people: [{ person: mira, roles: ["src"] }],
  });
  for (const cell of rows[0]?.cells ?? [])
    expect(cell.consents).toEqual([1, 2, 3].map(hex));
  expect(rows[0]?.cells).toHaveLength(2);
});
