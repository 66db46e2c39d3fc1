// SPDX-License-Identifier: Apache-2.0
import { charterStanding } from "../../../shared/domain/charterLife.ts";
import {
  quorumMet,
  type SignedBy,
  signersOf,
} from "../../../shared/domain/counting.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import type { AuditId, Sha256 } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { isSoundKey } from "../../crypto/ssh/publicKey.ts";
import { type Problem, problem } from "./problem.ts";
import { type ReadOwn, signatureFiles, verifySigned } from "./verifySigned.ts";

export interface VerifiedCharter {
  readonly charter: Charter;
  readonly digest: Sha256;
}

export interface VerifiedChain {
  readonly problems: readonly Problem[];
  /** Version 1 first. Rely on them only when there is no problem. */
  readonly charters: readonly VerifiedCharter[];
}

/** A charter's text whose keys are all ones to rely on, or why it is refused. */
function readCharter(bytes: Uint8Array | null): Result<Charter, string> {
  const text = bytes && decodeUtf8(bytes);
  if (text === null) return err("not plain text");
  const parsed = parseCharter(text);
  if (!parsed.ok)
    return err(`line ${parsed.error.line}: ${parsed.error.reason}`);
  const unsound = parsed.value.sign.find(({ key }) => !isSoundKey(key));
  return unsound === undefined ? parsed : err(unsound.person);
}

function follows(
  charter: Charter,
  version: number,
  before: VerifiedCharter | undefined,
): boolean {
  const since = before?.charter.issued;
  return (
    charter.version === version &&
    charter.replaces === (before?.digest ?? null) &&
    (since === undefined || charter.issued >= since)
  );
}

/** What a charter still lacks to be in force by the one before it. */
function lacking(
  charter: Charter,
  before: VerifiedCharter | undefined,
  keys: readonly SignedBy[],
): Problem[] {
  const folder = `charters/${charter.version}`;
  const missing = (about: string): Problem =>
    problem("charter-signature-missing", about);
  const standing = charterStanding(charter, before ?? null, keys);
  if (before === undefined)
    return standing.waitingFor.map((person) =>
      missing(`${folder}/${person}.sig`),
    );
  const { signers } = signersOf({
    charter: before.charter,
    issued: charter.issued,
    keys,
  });
  const unproven = new Set(standing.unprovenKeys.map(({ person }) => person));
  return [
    ...(quorumMet(before.charter, "charter", signers)
      ? []
      : [missing(`${folder}.txt`)]),
    ...[...unproven].map((person) => missing(`${folder}/${person}.sig`)),
  ];
}

interface Release {
  readonly audit: AuditId;
  readonly own: ReadonlySet<string>;
  readonly newest: number;
  readonly read: ReadOwn;
  readonly trustedCharter: Uint8Array | null;
}

interface Link {
  readonly problems: readonly Problem[];
  readonly verified?: VerifiedCharter;
  /** Whether it is the trusted charter, to the byte. */
  readonly trusted?: boolean;
}

async function verifyCharter(
  { audit, own, read, trustedCharter }: Release,
  version: number,
  before: VerifiedCharter | undefined,
): Promise<Link> {
  const name = `charters/${version}.txt`;
  const bytes = await read(name);
  const charter = readCharter(bytes);
  if (bytes === null || !charter.ok) {
    const why = charter.ok ? "not plain text" : charter.error;
    return { problems: [problem("charter-refused", `${name}, ${why}`)] };
  }
  if (charter.value.audit !== audit || !follows(charter.value, version, before))
    return { problems: [problem("charter-chain-broken", name)] };
  const charters = [charter.value, ...(before ? [before.charter] : [])];
  const signed = await verifySigned(
    { act: "charter", message: bytes, charters },
    signatureFiles(own, version),
    read,
  );
  return {
    problems: [
      ...signed.problems,
      ...lacking(charter.value, before, signed.keys),
    ],
    verified: { charter: charter.value, digest: sha256(bytes) },
    trusted:
      trustedCharter !== null && Buffer.compare(trustedCharter, bytes) === 0,
  };
}

/**
 * Walks the charters of a release from version 1 to the last, each by its text, its keys and its
 * signatures. The trusted charter must be one of them, to the byte.
 */
export async function verifyCharters(release: Release): Promise<VerifiedChain> {
  const problems: Problem[] = [];
  const charters: VerifiedCharter[] = [];
  let held = release.trustedCharter === null;
  if (release.newest === 0)
    problems.push(problem("charter-chain-broken", "charters/1.txt"));
  for (let version = 1; version <= release.newest; version += 1) {
    const link = await verifyCharter(release, version, charters.at(-1));
    problems.push(...link.problems);
    // What follows a charter that is none cannot be judged.
    if (link.verified === undefined) break;
    charters.push(link.verified);
    held ||= link.trusted === true;
  }
  if (!held) {
    const about = "the trusted charter is none of these";
    problems.push(problem("charter-chain-broken", about));
  }
  return { problems, charters };
}
