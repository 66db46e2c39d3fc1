// SPDX-License-Identifier: Apache-2.0
import type { z } from "zod";
import {
  AuditId,
  GitId,
  Instant,
  IntakeId,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { Kind } from "./fields.ts";
import { parseText } from "./lines.ts";
import { parseKeyText, parseSealText } from "./publicKey.ts";
import { parseRepoPath } from "./repoPath.ts";
import type {
  JudgedText,
  ListedFile,
  MeasuredBytes,
  Recipient,
} from "./statement.ts";

/** The kinds of values of charters and statements (docs/format/statements.md, "Values"). */

/** Git dates have no sign, and no statement is older. */
const firstInstant = "1970-01-01T00:00:00Z";

export function parseInstant(text: string): Result<Instant, string> {
  const parsed = Instant.safeParse(text);
  return parsed.success && text >= firstInstant
    ? ok(parsed.data)
    : err("it is not a time such as 2026-01-31T16:00:00Z");
}

/** `n`: a whole number from 1, at most 15 digits. */
export function parseCount(text: string): Result<number, string> {
  return /^[1-9][0-9]{0,14}$/.test(text)
    ? ok(Number(text))
    : err("it is not a whole number from 1");
}

export function parseWith<S extends z.ZodType>(
  schema: S,
  what: string,
): (text: string) => Result<z.output<S>, string> {
  return (text) => {
    const parsed = schema.safeParse(text);
    return parsed.success ? ok(parsed.data) : err(`it is not ${what}`);
  };
}

function verbatim<T extends string>(
  parse: (text: string) => Result<T, string>,
): Kind<T> {
  return { parse, format: (value) => value };
}

export function orNone<T>(kind: Kind<T>): Kind<T | null> {
  return {
    parse: (text) => (text === "none" ? ok(null) : kind.parse(text)),
    format: (value) => (value === null ? "none" : kind.format(value)),
  };
}

export function oneOf<const T extends string>(words: readonly T[]): Kind<T> {
  return verbatim((text) => {
    const word = words.find((candidate) => candidate === text);
    return word === undefined
      ? err(`it is none of ${words.join(", ")}`)
      : ok(word);
  });
}

export const auditId = verbatim(parseWith(AuditId, "an audit's id"));
export const personId = verbatim(parseWith(PersonId, "a person's id"));
export const sha256 = verbatim(parseWith(Sha256, "a SHA-256 digest"));
export const statementId = verbatim(parseWith(StatementId, "a statement's id"));
export const vaultId = verbatim(parseWith(VaultId, "a vault's id"));
export const intakeId = verbatim(parseWith(IntakeId, "an intake's id"));
export const gitId = verbatim(parseWith(GitId, "a git commit's id"));
export const instant = verbatim(parseInstant);
export const text = verbatim(parseText);
export const count: Kind<number> = { parse: parseCount, format: String };

/** Why a path is refused is said in `text/paths.ts`; a reader of the grammar only learns that it is. */
export const repoPath: Kind<string> = verbatim((value) =>
  parseRepoPath(value).ok ? ok(value) : err("it is not a safe relative path"),
);

/** `Name <local@domain>`, as git writes an author. */
const authorShape = /^[^<> ](?:[^<>]*[^<> ])? <[!-;=?A-~]+@[!-;=?A-~]+>$/u;
export const author: Kind<string> = verbatim((value) => {
  const parsed = parseText(value);
  if (!parsed.ok || authorShape.test(value)) return parsed;
  return err('it is not of the form "Name <mail@example.org>"');
});

/** `seq SP hex`: a ledger's sequence number from 0, and the SHA-256 of its last entry. */
export const checkpoint: Kind<{ readonly seq: number; readonly head: Sha256 }> =
  {
    parse: (value) => {
      const found = /^(0|[1-9][0-9]{0,14}) (.*)$/.exec(value);
      const head = Sha256.safeParse(found?.[2]);
      if (found === null || !head.success) return err("it is not a checkpoint");
      return ok({ seq: Number(found[1]), head: head.data });
    },
    format: ({ seq, head }) => `${String(seq)} ${head}`,
  };

/** `hex SP size`: bytes by their SHA-256 and their number. */
export const measured: Kind<MeasuredBytes> = {
  parse: (value) => {
    const found = /^([0-9a-f]{64}) (0|[1-9][0-9]{0,14})$/.exec(value);
    const digest = Sha256.safeParse(found?.[1]);
    return found !== null && digest.success
      ? ok({ sha256: digest.data, size: Number(found[2]) })
      : err("it is not a SHA-256 digest and a number of bytes");
  },
  format: ({ sha256: digest, size }) => `${digest} ${String(size)}`,
};

export const key = verbatim(parseKeyText);
export const seal = verbatim(parseSealText);

/** `id SP seal`. */
export const recipient: Kind<Recipient> = {
  parse: (value) => {
    const [person = "", ...words] = value.split(" ");
    const parsed = personId.parse(person);
    if (!parsed.ok) return parsed;
    const key = parseSealText(words.join(" "));
    return key.ok ? ok({ person: parsed.value, recipient: key.value }) : key;
  },
  format: ({ person, recipient }) => `${person} ${recipient}`,
};

/** As `ssh-keygen -l` shows it; the bits that 43 characters leave over are zero. */
export const fingerprint = verbatim((value: string) =>
  /^SHA256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/.test(value)
    ? ok(value)
    : err("it is not a fingerprint such as SHA256:…"),
);

/** `hex SP SP name`, a line that `sha256sum -c` reads. */
function digestLine(value: string): { sha256: Sha256; name: string } | null {
  const digest = Sha256.safeParse(value.slice(0, 64));
  if (!digest.success || value.slice(64, 66) !== "  ") return null;
  return { sha256: digest.data, name: value.slice(66) };
}

export const judged: Kind<JudgedText> = {
  parse: (value) => {
    const parsed = digestLine(value);
    return parsed !== null && /^[a-z0-9][a-z0-9-]{0,31}\.txt$/.test(parsed.name)
      ? ok(parsed)
      : err("it is not a digest, two spaces and a name such as findings.txt");
  },
  format: (value) => `${value.sha256}  ${value.name}`,
};

export const listedFile: Kind<ListedFile> = {
  parse: (value) => {
    const parsed = digestLine(value);
    if (parsed === null)
      return err("a digest, two spaces and a path belong here");
    if (!parseRepoPath(parsed.name).ok) return err("its path is not safe");
    return ok({ sha256: parsed.sha256, path: parsed.name });
  },
  format: (value) => `${value.sha256}  ${value.path}`,
};
