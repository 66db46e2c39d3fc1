// SPDX-License-Identifier: Apache-2.0

/**
 * A second reading of "Counting" and of a charter's first version in docs/format/statements.md,
 * deliberately naive: it tries every way of seating people instead of Hall's condition, reads a charter
 * by its lines alone, and shares no code with `shared`.
 */
interface NaiveTerm {
  readonly from: string;
  readonly until: string;
}

export interface NaiveCharter {
  readonly issued: string;
  readonly quorums: readonly {
    readonly act: string;
    readonly seats: Readonly<Record<string, number | undefined>>;
  }[];
  readonly roles: readonly (NaiveTerm & {
    readonly person: string;
    readonly role: string;
  })[];
  readonly sign: readonly (NaiveTerm & {
    readonly person: string;
    readonly key: string;
  })[];
}

export interface NaiveQuestion {
  readonly charter: NaiveCharter;
  readonly act: string;
  readonly issued: string;
  readonly keys: readonly string[];
  readonly requester?: string;
}

export function naivelyMet(question: NaiveQuestion): boolean {
  const people = naiveSigners(question);
  return question.charter.quorums
    .filter(({ act }) => act === question.act)
    .some(({ seats }) => {
      const open = Object.entries(seats).flatMap(([role, number]) =>
        Array.from({ length: number ?? 0 }, () => role),
      );
      return canSeat(open, people);
    });
}

function covers({ from, until }: NaiveTerm, time: string): boolean {
  return time >= from && time < until;
}

/** Person → roles that they may be seated in. */
export function naiveSigners(
  question: Omit<NaiveQuestion, "act">,
): Map<string, Set<string>> {
  const { charter, issued, keys, requester } = question;
  const people = new Map<string, Set<string>>();
  for (const line of charter.sign) {
    if (!keys.includes(line.key) || !covers(line, issued)) continue;
    const roles = new Set<string>();
    for (const held of charter.roles)
      if (held.person === line.person && covers(held, issued))
        roles.add(held.role);
    if (roles.size === 0) continue;
    if (line.person === requester)
      for (const role of [...roles]) if (role !== "owner") roles.delete(role);
    people.set(line.person, roles);
  }
  return people;
}

/** Seats the first open seat with everyone who may take it, and goes on with the rest. */
function canSeat(
  open: readonly string[],
  people: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const [seat, ...others] = open;
  if (seat === undefined) return true;
  return [...people].some(([name, roles]) => {
    if (!roles.has(seat)) return false;
    const rest = new Map(people);
    rest.delete(name);
    return canSeat(others, rest);
  });
}

/** Whether every owner, chair and vendor of a first version has signed it. */
export function naivelyInForce(
  charter: NaiveCharter,
  keys: readonly string[],
): boolean {
  return charter.roles
    .filter(({ role }) => role !== "reviewer")
    .every(({ person }) =>
      charter.sign.some(
        (line) =>
          line.person === person &&
          keys.includes(line.key) &&
          covers(line, charter.issued),
      ),
    );
}

export function naiveCharter(text: string): NaiveCharter {
  const rows = text.split("\n").map((line) => line.split(" "));
  const of = (key: string): string[][] =>
    rows.filter(([first]) => first === `${key}:`).map((row) => row.slice(1));
  return {
    issued: of("Issued")[0]?.[0] ?? "",
    quorums: of("Quorum").map(([act = "", ...seats]) => ({
      act,
      seats: Object.fromEntries(
        seats.map((seat): [string, number] => {
          const [role = "", number] = seat.split("=");
          return [role, Number(number)];
        }),
      ),
    })),
    roles: of("Role").map(
      ([person = "", role = "", from = "", until = ""]) => ({
        person,
        role,
        from,
        until,
      }),
    ),
    sign: of("Sign").map(([person = "", from = "", until = "", ...key]) => ({
      person,
      from,
      until,
      key: key.join(" "),
    })),
  };
}
