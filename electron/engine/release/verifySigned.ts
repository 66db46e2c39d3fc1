// SPDX-License-Identifier: Apache-2.0
import type { SignedBy } from "../../../shared/domain/counting.ts";
import type { PresenceFlags } from "../../../shared/domain/presence.ts";
import type { Charter, SignLine } from "../../../shared/formats/charter.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import { type OwnName, parseOwnName } from "./ownNames.ts";
import { type Problem, problem } from "./problem.ts";

/** Reads a small file of the release folder; null when it is unreadable or larger than any right one. */
export type ReadOwn = (name: string) => Promise<Uint8Array | null>;

export interface SignatureFile {
  /** Below the release folder. */
  readonly name: string;
  readonly person: PersonId;
}

export interface VerifiedSigners {
  readonly problems: readonly Problem[];
  /** Keys whose signature verified, each for the person whose file it is. */
  readonly keys: readonly SignedBy[];
}

/** The signature files that belong to the statement, or to one version of the charter. */
export function signatureFiles(
  own: Iterable<string>,
  version: number | null,
): SignatureFile[] {
  const belongs = (name: OwnName | null): name is OwnName & SignatureFile =>
    version === null
      ? name?.kind === "signature"
      : name?.kind === "charter-signature" && name.version === version;
  return [...own].flatMap((name) => {
    const parsed = parseOwnName(name);
    return belongs(parsed) ? [{ name, person: parsed.person }] : [];
  });
}

/**
 * Verifies every signature file over a text. A file counts for the person that it is named after, so its
 * key must stand on one of that person's Sign lines in one of the charters.
 */
export async function verifySigned(
  signed: {
    readonly act: "approval" | "charter";
    readonly message: Uint8Array;
    readonly charters: readonly Charter[];
  },
  files: readonly SignatureFile[],
  read: ReadOwn,
): Promise<VerifiedSigners> {
  const problems: Problem[] = [];
  const keys: SignedBy[] = [];
  const lines = signed.charters.flatMap(({ sign }) => sign);
  for (const { name, person } of files) {
    const theirs = lines.filter((line) => line.person === person);
    if (theirs.length === 0) {
      problems.push(problem("signature-unknown-signer", name));
      continue;
    }
    const by = keyBehind(signed, await read(name), theirs);
    if (by === null) problems.push(problem("signature-refused", name));
    else keys.push({ person, ...by });
  }
  return { problems, keys };
}

function keyBehind(
  signed: {
    readonly act: "approval" | "charter";
    readonly message: Uint8Array;
  },
  untrustedBytes: Uint8Array | null,
  lines: readonly SignLine[],
): { key: string; flags: PresenceFlags } | null {
  const text = untrustedBytes && decodeUtf8(untrustedBytes);
  if (text === null) return null;
  const signature = parseArmoredSignature(text);
  if (!signature.ok) return null;
  const verified = verifySignature({
    message: signed.message,
    signature: signature.value,
    namespace: namespaceOf(signed.act),
  });
  if (!verified.ok) return null;
  const { line } = verified.value.key;
  const flags = verified.value.securityKey?.flags ?? null;
  return lines.some(({ key }) => key === line) ? { key: line, flags } : null;
}
