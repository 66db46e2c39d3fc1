// SPDX-License-Identifier: Apache-2.0
import type { Instant, PersonId, StatementId, VersionId } from "../ids.ts";
import type { UnmetCondition } from "./conditions.ts";
import {
  type ConsentStanding,
  isRecipientLoss,
  standingOf,
} from "./consentStanding.ts";
import type { PersonRole } from "./personRoles.ts";

/** A consent as the matrix counts it. */
export interface CountedConsent {
  readonly consent: StatementId;
  readonly issued: Instant;
  readonly abandoned: boolean;
  /** As `standingOf` asks it. */
  readonly declined: boolean;
  readonly audience: readonly PersonId[];
  readonly files: readonly {
    readonly version: VersionId;
    readonly path: string;
  }[];
  /** What stands in the way of all of it for everybody whom it names. */
  readonly unmet: readonly UnmetCondition[];
}

export interface MatrixPerson {
  readonly person: PersonId;
  /** Roles that they hold now. */
  readonly roles: readonly PersonRole[];
}

export interface MatrixQuestion {
  readonly versions: readonly VersionId[];
  readonly people: readonly MatrixPerson[];
  readonly consents: readonly CountedConsent[];
}

/** A person, or everybody who holds a role. */
export type MatrixAudience =
  | { readonly kind: "person"; readonly person: PersonId }
  | {
      readonly kind: "role";
      readonly role: PersonRole;
      readonly people: readonly PersonId[];
    };

/** `none`: nothing was asked, or all that was asked was given up. */
export type CellState = Exclude<ConsentStanding, "abandoned"> | "none";

export interface MatrixCell {
  readonly state: CellState;
  /** What stands in the way, in the consent that comes closest; empty when it is granted. */
  readonly unmet: readonly UnmetCondition[];
  /** Every consent about this version that names them, the one that decides first, then the newest. */
  readonly consents: readonly StatementId[];
  /** Of a role: who of it stands otherwise than the cell says; empty when all stand alike. */
  readonly members: readonly {
    readonly person: PersonId;
    readonly state: CellState;
  }[];
}

export interface ConsentMatrix {
  readonly audiences: readonly MatrixAudience[];
  readonly rows: readonly {
    readonly version: VersionId;
    /** One for each audience, in their order. */
    readonly cells: readonly MatrixCell[];
  }[];
}

/** From what lets a file out to what says nothing; of several consents the first decides. */
const strongest = [
  "granted",
  "partial",
  "declined",
  "voided",
  "expired",
  "withdrawn",
  "none",
] as const satisfies readonly CellState[];

const emptyCell: MatrixCell = {
  state: "none",
  unmet: [],
  consents: [],
  members: [],
};

/** Roles whose holders sign for the audit; what they are shown, they are asked to judge. */
const groupRoles = [
  "src",
  "coordinator",
  "vendor",
  "expert",
  "reviewer",
] as const satisfies readonly PersonRole[];

/** Whom the columns are for: each role that somebody holds, then each person whom a consent names. */
function audiencesOf({ people, consents }: MatrixQuestion): MatrixAudience[] {
  const named = new Set(consents.flatMap(({ audience }) => audience));
  const known = new Set(people.map(({ person }) => person));
  const groups = groupRoles.flatMap((role): MatrixAudience[] => {
    const holders = people
      .filter(({ roles }) => roles.includes(role))
      .map(({ person }) => person);
    return holders.length === 0
      ? []
      : [{ kind: "role", role, people: holders }];
  });
  const persons = [
    ...people.map(({ person }) => person).filter((one) => named.has(one)),
    ...[...named].filter((one) => !known.has(one)).sort(),
  ];
  return [
    ...groups,
    ...persons.map((person): MatrixAudience => ({ kind: "person", person })),
  ];
}

interface AboutFile {
  readonly consent: CountedConsent;
  /** What stands in the way of this file. */
  readonly unmet: readonly UnmetCondition[];
}

interface Standing {
  readonly consent: CountedConsent;
  readonly state: CellState;
  readonly unmet: readonly UnmetCondition[];
}

/**
 * How one consent stands for one of its files and one of its people: another file that has changed does not void
 * this one, and another person whom it covers no longer takes nothing from this one.
 */
function standingFor(
  { consent, unmet: all }: AboutFile,
  person: PersonId,
): Standing {
  const unmet = all.filter(
    (each) => !isRecipientLoss(each) || each.person === person,
  );
  const { abandoned, declined } = consent;
  const state = standingOf({ abandoned, declined, unmet });
  return { consent, state: state === "abandoned" ? "none" : state, unmet };
}

function compare(one: Standing, other: Standing): number {
  const [a, b] = [strongest.indexOf(one.state), strongest.indexOf(other.state)];
  if (a !== b) return a - b;
  if (one.consent.issued === other.consent.issued)
    return one.consent.consent < other.consent.consent ? -1 : 1;
  return one.consent.issued > other.consent.issued ? -1 : 1;
}

function cellOf(standings: readonly Standing[]): MatrixCell {
  const [best, ...others] = standings.toSorted(compare);
  if (best === undefined) return emptyCell;
  return {
    state: best.state,
    unmet: best.state === "none" ? [] : best.unmet,
    consents: [best, ...others].map(({ consent }) => consent.consent),
    members: [],
  };
}

/** A group stands as the weakest of its people does: a file is not granted to it while one lacks it. */
function groupCell(
  people: readonly PersonId[],
  cellFor: (person: PersonId) => MatrixCell,
): MatrixCell {
  const cells = people.map((person) => ({ person, ...cellFor(person) }));
  const weakest = cells.reduce((least, next) =>
    strongest.indexOf(next.state) > strongest.indexOf(least.state)
      ? next
      : least,
  );
  const alike = cells.every(({ state }) => state === weakest.state);
  return {
    state: weakest.state,
    unmet: weakest.unmet,
    consents: [...new Set(cells.flatMap(({ consents }) => consents))],
    members: alike ? [] : cells.map(({ person, state }) => ({ person, state })),
  };
}

/**
 * Which version may go to whom, now: for each version and each person or role, what the consents about it
 * add up to, and which they are. Pure; it decides nothing, `authorizeShare` does.
 */
export function consentMatrix(question: MatrixQuestion): ConsentMatrix {
  const audiences = audiencesOf(question);
  const wanted = new Set(question.versions);
  const standings = new Map<VersionId, AboutFile[]>();
  for (const consent of question.consents)
    for (const { version, path } of consent.files) {
      if (!wanted.has(version)) continue;
      const known = standings.get(version) ?? [];
      const unmet = consent.unmet.filter(
        (each) => each.name !== "content-changed" || each.paths.includes(path),
      );
      known.push({ consent, unmet });
      standings.set(version, known);
    }
  const rows = question.versions.map((version) => {
    const about = standings.get(version) ?? [];
    const cellFor = (person: PersonId): MatrixCell =>
      cellOf(
        about
          .filter(({ consent }) => consent.audience.includes(person))
          .map((each) => standingFor(each, person)),
      );
    return {
      version,
      cells: audiences.map((audience) =>
        audience.kind === "person"
          ? cellFor(audience.person)
          : groupCell(audience.people, cellFor),
      ),
    };
  });
  return { audiences, rows };
}
