// SPDX-License-Identifier: Apache-2.0
import {
  type PersonRole as RoleName,
  personRoles,
} from "../../shared/domain/personRoles.ts";
import { localTimeShape } from "../../shared/domain/zonedTime.ts";
import type { Interest } from "../../shared/formats/interest.ts";
import {
  AgreementName,
  AuditId,
  GitId,
  Instant,
  instantAt,
  PersonId,
} from "../../shared/ids.ts";
import type { z } from "zod";
import { parseRepoPath } from "../../shared/formats/repoPath.ts";
import { CommitName } from "../../shared/ipc/limits.ts";
import { QuorumView, type RoleTerm } from "../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Reader } from "./argument.ts";

/** Readers of option values. Each error is a clause that follows the option's name. */

const nameShape =
  "is not a name: use 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit";

export const auditId: Reader<AuditId> = (text) => {
  const parsed = AuditId.safeParse(text);
  return parsed.success ? ok(parsed.data) : err(nameShape);
};

export const personId: Reader<PersonId> = (text) => {
  const parsed = PersonId.safeParse(text);
  return parsed.success ? ok(parsed.data) : err(nameShape);
};

export const agreementName: Reader<AgreementName> = (text) => {
  const parsed = AgreementName.safeParse(text);
  return parsed.success
    ? ok(parsed.data)
    : err("is not a name of a-z, 0-9 and - that ends in .md or .txt");
};

export const gitId: Reader<GitId> = (text) => {
  const parsed = GitId.safeParse(text);
  return parsed.success
    ? ok(parsed.data)
    : err("is not a full commit id of 40 or 64 digits");
};

export const commitName: Reader<string> = (text) => {
  const parsed = CommitName.safeParse(text);
  return parsed.success
    ? ok(parsed.data)
    : err("is not an id, a branch or a tag");
};

/** A line of words, such as a purpose or a reason. */
export const words: Reader<string> = (text) =>
  text.length >= 1 && text.length <= 1000
    ? ok(text)
    : err("needs 1 to 1000 characters");

export const path: Reader<string> = (text) => {
  if (text === "") return err("is empty where a path belongs");
  return text.includes("\0") ? err("is not a path") : ok(text);
};

/** A folder in a public repository, however a shell completed it. */
export const repoFolder: Reader<string> = (text) => {
  const parsed = parseRepoPath(text.normalize("NFC").replace(/\/$/, ""));
  return parsed.ok ? parsed : err("is not a folder of a repository");
};

/** The beginning of an id, or a file's name; looked up in the vault. */
export const reference: Reader<string> = (text) =>
  text === "" ? err("is empty where an id belongs") : ok(text);

export function choice<const T extends string>(
  choices: readonly T[],
): Reader<T> {
  return (text) => {
    const chosen = choices.find((candidate) => candidate === text);
    return chosen === undefined
      ? err(`takes one of ${choices.join(", ")}`)
      : ok(chosen);
  };
}

export function wholeNumber(least: number, most: number): Reader<number> {
  return (text) => {
    const value = /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most
      ? ok(value)
      : err(`takes a whole number from ${least} to ${most}`);
  };
}

const timeShape =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt](\d{2}:\d{2}:\d{2})(?:\.0+)?(?:[Zz]|([+-])(\d{2}):(\d{2})))?$/;
const notATime =
  "is not a time: write 2027-01-31, or 2027-01-31T16:00:00Z, or 2027-01-31T18:00:00+02:00";

/** RFC 3339 to whole seconds, or a date, which means its first second in UTC. */
export const instant: Reader<Instant> = (text) => {
  const [
    whole,
    date,
    time = "00:00:00",
    sign = "+",
    hours = "0",
    minutes = "0",
  ] = timeShape.exec(text) ?? [];
  if (whole === undefined || date === undefined) return err(notATime);
  const local = Instant.safeParse(`${date}T${time}Z`);
  if (!local.success || Number(hours) > 23 || Number(minutes) > 59)
    return err(notATime);
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const shifted = Date.parse(local.data) + (sign === "+" ? -offset : offset);
  const utc = Instant.safeParse(
    new Date(shifted).toISOString().replace(/\.\d{3}Z$/, "Z"),
  );
  return utc.success ? ok(utc.data) : err(notATime);
};

/** As a clock shows it; which zone the clock is in is said beside it. */
export const localTime: Reader<string> = (text) =>
  localTimeShape.test(text)
    ? ok(text)
    : err("is not a time on a clock: write 2027-01-31T16:00");

/** Midnight UTC at the start of the day that `now` (milliseconds since 1970) falls in. */
export function startOfDay(now: number): Instant {
  return instantAt(now - (now % 86_400_000));
}

export interface GivenRole {
  readonly role: RoleName;
  /** Absent: from today, for two years. */
  readonly term?: { readonly from: Instant; readonly until: Instant };
}

/** `chair`, or `chair:2026-01-01..2027-12-31`. */
export const role: Reader<GivenRole> = (text) => {
  const colon = text.indexOf(":");
  const named = choice(personRoles)(colon === -1 ? text : text.slice(0, colon));
  if (!named.ok || colon === -1)
    return named.ok ? ok({ role: named.value }) : named;
  const [fromText, untilText, ...more] = text.slice(colon + 1).split("..");
  if (fromText === undefined || untilText === undefined || more.length > 0)
    return err("has a term that is not FROM..UNTIL");
  const from = instant(fromText);
  if (!from.ok) return err(`has a term whose start ${from.error}`);
  const until = instant(untilText);
  if (!until.ok) return err(`has a term whose end ${until.error}`);
  return from.value < until.value
    ? ok({ role: named.value, term: { from: from.value, until: until.value } })
    : err("has a term that ends before it begins");
};

export interface PersonRole extends RoleTerm {
  readonly person: PersonId;
}

/** `dmitri=chair:2026-01-01..2027-12-31`: a role from now on, with its term. */
export const personRole: Reader<PersonRole> = (text) => {
  const [who = "", held = ""] = text.split("=", 2);
  const person = personId(who);
  if (!person.ok) return person;
  const read = role(held);
  if (!read.ok) return read;
  const { role: name, term } = read.value;
  return term === undefined
    ? err("has no term: write dmitri=chair:2026-01-01..2027-12-31")
    : ok({ person: person.value, role: name, ...term });
};

/** `approval owner=1 chair=2`, as it stands in a charter. */
export const quorum: Reader<z.output<typeof QuorumView>> = (text) => {
  const refused = err("is not a quorum: write 'approval owner=1 chair=2'");
  const [act, ...seatTexts] = text.split(" ");
  if (act === undefined || !/^[a-z]+$/.test(act) || seatTexts.length === 0)
    return refused;
  const seats: Record<string, number> = {};
  for (const seat of seatTexts) {
    const [, name, count] = /^([a-z]+)=([1-9])$/.exec(seat) ?? [];
    if (name === undefined || count === undefined) return refused;
    if (Object.hasOwn(seats, name)) return refused;
    seats[name] = Number(count);
  }
  const parsed = QuorumView.safeParse({ act, seats });
  return parsed.success ? ok(parsed.data) : refused;
};

export interface PlacedFile {
  readonly version: string;
  readonly path: string;
}

/** `VERSION=PATH`: what is released, and where it goes in the public repository. */
export const placedFile: Reader<PlacedFile> = (text) => {
  // A path may hold "=", a version's id never, so the first one separates.
  const equals = text.indexOf("=");
  return equals > 0 && equals < text.length - 1
    ? ok({ version: text.slice(0, equals), path: text.slice(equals + 1) })
    : err("is not VERSION=PATH");
};

/** The same, or a version alone, whose place a layout gives. */
export const releasedFile: Reader<{ version: string; path: string | null }> = (
  text,
) => {
  if (text.includes("=")) return placedFile(text);
  const version = reference(text);
  return version.ok ? ok({ version: version.value, path: null }) : version;
};

export type GivenKey =
  | { readonly text: string; readonly path?: never }
  | { readonly path: string; readonly text?: never };

const keyLine =
  /^(?:(?:ssh-|ecdsa-|sk-)\S+\s+AAAA|age1[a-z0-9]{20}|AGE-SECRET-KEY-1|-----BEGIN )/;

/** A pasted public key line, or the path of a file that holds such lines. */
export const key: Reader<GivenKey> = (text) => {
  // A pasted private key must be recognised as a key, so that the engine refuses it as one.
  if (keyLine.test(text.trimStart())) return ok({ text });
  const file: Result<string, string> = path(text);
  return file.ok ? ok({ path: file.value }) : file;
};

/** `Quillhart Labs:2019-04-01..2023-06-30`; without the last day while it goes on. */
export const interest: Reader<Omit<Interest, "kind">> = (text) => {
  const refused = err(
    "is not WHAT:FROM..UNTIL, or WHAT:FROM.. while it goes on",
  );
  const [, what, from, until] =
    /^(.+):(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})?$/.exec(text) ?? [];
  if (what === undefined || from === undefined) return refused;
  if (!instant(from).ok) return err(`has a first day that ${notATime}`);
  if (until === undefined) return ok({ what, from, until: null });
  if (!instant(until).ok) return err(`has a last day that ${notATime}`);
  return from <= until
    ? ok({ what, from, until })
    : err("ends before it begins");
};
