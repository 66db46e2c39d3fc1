// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";
import { actTables } from "./acts.ts";
import {
  type Charter,
  conditionNames,
  type QuorumLine,
  type RoleLine,
  roleNames,
  seatRoles,
  type SignLine,
} from "./charter.ts";
import { charterFault } from "./charterRules.ts";
import {
  any,
  formatFields,
  type Kind,
  one,
  parseFields,
  some,
} from "./fields.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { splitLines } from "./lines.ts";
import { parseKeyText } from "./publicKey.ts";
import * as value from "./values.ts";

/** Acts that a Quorum line may speak of: every act of the grammar. */
export const quorumActs: readonly string[] = [
  "charter",
  ...Object.keys(actTables),
];

const firstLine = "counterseal-charter 1";

/** `act[ owner=n][ chair=n][ vendor=n]`, in this order, each 1–9, at least one. */
const quorum: Kind<QuorumLine> = {
  parse: (text) => {
    const found =
      /^([a-z]+)(?: owner=([1-9]))?(?: chair=([1-9]))?(?: vendor=([1-9]))?$/.exec(
        text,
      );
    const act = quorumActs.find((candidate) => candidate === found?.[1]);
    if (found === null || act === undefined)
      return err("it is not an act and its seats");
    const seats: Partial<Record<(typeof seatRoles)[number], number>> = {};
    for (const [index, role] of seatRoles.entries()) {
      const digits = found[index + 2];
      if (digits !== undefined) seats[role] = Number(digits);
    }
    return Object.keys(seats).length === 0
      ? err("it needs at least one seat")
      : ok({ act, seats });
  },
  format: ({ act, seats }) =>
    [
      act,
      ...seatRoles.flatMap((role) => {
        const number = seats[role];
        return number === undefined ? [] : [`${role}=${String(number)}`];
      }),
    ].join(" "),
};

const roleWord = value.oneOf(roleNames);

const role: Kind<RoleLine> = {
  parse: (text) => {
    const [person = "", word = "", from = "", until = "", ...rest] =
      text.split(" ");
    if (rest.length > 0) return err("too many words");
    const parsedPerson = value.personId.parse(person);
    if (!parsedPerson.ok) return parsedPerson;
    const parsedRole = roleWord.parse(word);
    if (!parsedRole.ok) return parsedRole;
    const term = parseTerm(from, until);
    if (!term.ok) return term;
    return ok({
      person: parsedPerson.value,
      role: parsedRole.value,
      ...term.value,
    });
  },
  format: (line) => `${line.person} ${line.role} ${line.from} ${line.until}`,
};

const sign: Kind<SignLine> = {
  parse: (text) => {
    const [person = "", from = "", until = "", ...words] = text.split(" ");
    const parsedPerson = value.personId.parse(person);
    if (!parsedPerson.ok) return parsedPerson;
    const term = parseTerm(from, until);
    if (!term.ok) return term;
    const key = parseKeyText(words.join(" "));
    if (!key.ok) return key;
    return ok({ person: parsedPerson.value, ...term.value, key: key.value });
  },
  format: (line) => `${line.person} ${line.from} ${line.until} ${line.key}`,
};

function parseTerm(from: string, until: string) {
  const parsedFrom = value.parseInstant(from);
  if (!parsedFrom.ok) return parsedFrom;
  const parsedUntil = value.parseInstant(until);
  if (!parsedUntil.ok) return parsedUntil;
  if (from >= until) return err("its term ends before it begins");
  return ok({ from: parsedFrom.value, until: parsedUntil.value });
}

const fields = [
  one("Audit", "audit", value.auditId),
  one("Version", "version", value.count),
  one("Replaces", "replaces", value.orNone(value.sha256)),
  one("Issued", "issued", value.instant),
  some("Quorum", "quorums", quorum),
  any("Condition", "conditions", value.oneOf(conditionNames)),
  some("Role", "roles", role),
  some("Sign", "sign", sign),
  any("Seal", "seal", value.recipient),
] as const;

/**
 * Reads a charter, or says why the text is not one. `text` is the exact file, decoded as strict UTF-8
 * with a byte-order mark kept. For every text that it takes, `formatCharter` gives back the same text.
 * Keys are checked for shape; that they are usable is for whoever verifies with them.
 */
export function parseCharter(text: string): Result<Charter, GrammarFault> {
  const lines = splitLines(text);
  if (!lines.ok) return lines;
  if (lines.value[0] !== firstLine)
    return err({ line: 1, reason: `it does not begin "${firstLine}"` });
  const parsed = parseFields(lines.value, 1, fields);
  if (!parsed.ok) return parsed;
  const { record, next } = parsed.value;
  if (next < lines.value.length)
    return err({ line: next + 1, reason: "this line does not belong here" });
  const reason = charterFault(record);
  return reason === null ? ok(record) : err({ line: 0, reason });
}

/**
 * The text of a charter; its lines are put in order. It checks nothing: give the text to `parseCharter`
 * to know that it is of the grammar.
 */
export function formatCharter(charter: Charter): string {
  return [firstLine, ...formatFields(charter, fields), ""].join("\n");
}
