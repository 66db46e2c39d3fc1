// SPDX-License-Identifier: Apache-2.0
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { Instant, type PersonId } from "../../../shared/ids.ts";
import type { Dice } from "../dice.ts";
import { assemble, digestOf, type MadeRelease } from "../releases.ts";
import {
  changed,
  charter,
  type HostileKinds,
  keyOf,
  parts,
  people,
  place,
  signing,
  statementFor,
  underCharter,
  type Who,
} from "./base.ts";

/** Who may sign: what the trusted charter does not say, or says no more, counts for nothing. */

const firstText = formatCharter(charter());
const signers: readonly Who[] = ["ada", "ben", "cleo"];

interface Succession {
  readonly second: Partial<ReturnType<typeof charter>>;
  /** The version that the statement names. */
  readonly named: 1 | 2;
  readonly approving: readonly (readonly [Who, 0 | 1 | 2])[];
  readonly charterSigners?: readonly Who[];
  readonly charterKeys?: 0 | 1 | 2;
}

/** Two charters, of which the first is trusted. */
function succession(
  dice: Dice,
  {
    second,
    named,
    approving,
    charterSigners = people,
    charterKeys = 0,
  }: Succession,
): MadeRelease {
  const day = String(1 + dice.number(28)).padStart(2, "0");
  const later = formatCharter(
    charter({
      version: 2,
      replaces: digestOf(firstText),
      issued: Instant.parse(`2026-06-${day}T09:00:00Z`),
      ...second,
    }),
  );
  const added =
    second.sign === undefined
      ? []
      : people.filter((who) => later.includes(keyOf(who, 1).line));
  return assemble({
    ...parts(),
    charters: [
      { text: firstText, signers: signing(people) },
      {
        text: later,
        signers: [
          ...signing(charterSigners, charterKeys),
          ...added.map((who) => [`${who}.2`, keyOf(who, 1)] as const),
        ],
      },
    ],
    statement: statementFor(named === 1 ? firstText : later),
    signers: approving.map(([who, which]) => [who, keyOf(who, which)] as const),
  });
}

function removedChair(dice: Dice): MadeRelease {
  const gone = dice.pick<Who>(["ben", "cleo", "dora"]);
  const other = dice.pick(
    (["ben", "cleo", "dora"] as const).filter((who) => who !== gone),
  );
  const { roles, sign } = charter();
  return succession(dice, {
    second: {
      roles: [...roles.filter(({ person }) => person !== gone)],
      sign: sign.filter(({ person }) => person !== gone),
    },
    named: dice.pick([1, 2] as const),
    approving: [
      ["ada", 0],
      [gone, 0],
      [other, 0],
    ],
  });
}

function rotatedChair(dice: Dice): MadeRelease {
  const moved = dice.pick<Who>(["ben", "cleo", "dora"]);
  const other = dice.pick(
    (["ben", "cleo", "dora"] as const).filter((who) => who !== moved),
  );
  const named = dice.pick([1, 2] as const);
  const { sign } = charter();
  return succession(dice, {
    second: {
      sign: sign.map((line) =>
        line.person === moved ? { ...line, key: keyOf(moved, 1).line } : line,
      ),
    },
    named,
    approving: [
      ["ada", 0],
      [moved, named === 1 && dice.number(2) === 0 ? 1 : 0],
      [other, 0],
    ],
  });
}

/** A key or a role that began later, or was over, when the statement was issued. */
function outOfTerm(dice: Dice): MadeRelease {
  const who = dice.pick(signers);
  const at = (year: number, month: number): Instant =>
    Instant.parse(
      `${year}-${String(month).padStart(2, "0")}-0${1 + dice.number(9)}T00:00:00Z`,
    );
  const term = dice.pick([
    {
      from: Instant.parse("2026-01-01T00:00:00Z"),
      until: at(2026, 3 + dice.number(8)),
    },
    { from: at(2026, 12), until: at(2028, 1 + dice.number(12)) },
  ]);
  const { roles, sign } = charter();
  const isTheirs = ({ person }: { person: PersonId }) => person === who;
  const held = formatCharter(
    charter(
      dice.number(2) === 0
        ? {
            roles: roles.map((line) =>
              isTheirs(line) ? { ...line, ...term } : line,
            ),
          }
        : {
            sign: sign.map((line) =>
              isTheirs(line) ? { ...line, ...term } : line,
            ),
          },
    ),
  );
  return assemble(underCharter(held));
}

/** Asks for less than was agreed, after it was agreed or by those who gain from it. */
function lowerQuorum(dice: Dice): MadeRelease {
  const lower = dice.pick([
    "owner=1 chair=1",
    "owner=1",
    "chair=1",
    "chair=2",
    "owner=1 chair=1 vendor=1",
  ]);
  const held = firstText.replace(
    "approval owner=1 chair=2",
    `approval ${lower}`,
  );
  const few = signing(
    dice.pick<Who[]>([["ada"], ["ada", "ben"], ["ada", "dora"]]),
  );
  const statement =
    dice.number(2) === 0 ? statementFor(held) : statementFor(firstText);
  const genuine = assemble(parts({ signers: few, statement }));
  const path = `${place}/charters/1.txt`;
  return dice.number(2) === 0
    ? changed(genuine, { [path]: held })
    : {
        ...assemble(underCharter(held, { signers: few, statement })),
        trusted: Buffer.from(firstText),
      };
}

/** By keys of an attacker's choosing, in place of the charter that is trusted or after it. */
function forgedCharter(dice: Dice): MadeRelease {
  const lines = charter().sign.map((line) => ({
    ...line,
    key: keyOf(line.person as string as Who, 2).line,
  }));
  const issued = Instant.parse(
    `2026-02-0${1 + dice.number(9)}T0${dice.number(10)}:00:00Z`,
  );
  const mine = formatCharter(charter({ sign: lines, issued }));
  if (dice.number(2) === 0)
    return {
      ...assemble({
        ...parts(),
        charters: [{ text: mine, signers: signing(people, 2) }],
        statement: statementFor(mine),
        signers: signing(signers, 2),
      }),
      trusted: Buffer.from(firstText),
    };
  return succession(dice, {
    second: { sign: lines },
    named: 2,
    approving: signers.map((who) => [who, 2] as const),
    ...dice.pick([
      { charterKeys: 2 as const },
      { charterSigners: ["ada"] as const },
      { charterSigners: ["ben", "cleo"] as const },
      { charterSigners: ["ada", "dora"] as const },
    ]),
  });
}

export const hostileCharters: HostileKinds = {
  "a chair who was removed": {
    make: removedChair,
    by: ["charter-changed", "signature-unknown-signer"],
  },
  "a chair who changed keys": {
    make: rotatedChair,
    by: ["charter-changed", "signature-refused"],
  },
  "a term that is over or not begun": { make: outOfTerm },
  "a lowered quorum": { make: lowerQuorum },
  "a forged charter": {
    make: forgedCharter,
    by: [
      "charter-chain-broken",
      "signature-refused",
      "charter-signature-missing",
    ],
  },
};
