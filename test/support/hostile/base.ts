// SPDX-License-Identifier: Apache-2.0
import type { ProblemName } from "../../../shared/domain/verdict.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import type { Dice } from "../dice.ts";
import {
  approvalOf,
  assemble,
  charterOf,
  type Entry,
  type MadeRelease,
  type ReleaseParts,
  sign,
  text,
} from "../releases.ts";
import { createSshSigner, type SshSigner } from "../sshSigner.ts";

/** The release that is attacked: small, and by keys that cost little, since it is made thousands of times. */

export const people = ["ada", "edo", "ben", "cleo", "dora"] as const;
export type Who = (typeof people)[number];

/** One way of the attacks; none of its cases may be VERIFIED. */
export interface HostileKind {
  readonly make: (dice: Dice) => MadeRelease;
  /** Names of which one must be said, so that a case is not refused for a slip of its maker; none: any will do. */
  readonly by?: readonly ProblemName[];
}
export type HostileKinds = Readonly<Record<string, HostileKind>>;

const made = new Map<string, SshSigner>();

/** 0 is in use, 1 is for rotation, 2 is an attacker's. */
export function keyOf(who: Who, which: 0 | 1 | 2 = 0): SshSigner {
  const name = `${who} ${which}`;
  const key = made.get(name) ?? createSshSigner("ssh-ed25519");
  made.set(name, key);
  return key;
}

export const files: ReadonlyMap<string, Uint8Array> = new Map([
  ["audits/2026/Final Report.pdf", text("%PDF-1.7 an invented report\n")],
  ["audits/2026/Befund Ä.md", text("# Befunde\n")],
  ["audits/README.md", text("| 2026 | link |\n")],
]);
export const place = "audits/2026/release";

export function charter(changes: Partial<Charter> = {}): Charter {
  const lines = people.map((who) => sign(who, keyOf(who)));
  return charterOf({ sign: lines, ...changes });
}

export function statementFor(
  charterText: string,
  changes: Partial<Approval> = {},
): string {
  return formatStatement(approvalOf(charterText, files, { place, ...changes }));
}

type Signing = readonly (readonly [string, SshSigner])[];

export function signing(who: readonly Who[], which: 0 | 1 | 2 = 0): Signing {
  return who.map((each) => [each, keyOf(each, which)] as const);
}

/** Right as it is: one charter, signed by all; the statement by its owner and two chairs. */
export function parts(changes: Partial<ReleaseParts> = {}): ReleaseParts {
  const held = formatCharter(charter());
  return {
    charters: [{ text: held, signers: signing(people) }],
    statement: statementFor(held),
    signers: signing(["ada", "ben", "cleo"]),
    files,
    place,
    ...changes,
  };
}

/** The same under a charter of another text. */
export function underCharter(
  held: string,
  changes: Partial<ReleaseParts> = {},
): ReleaseParts {
  return parts({
    charters: [{ text: held, signers: signing(people) }],
    statement: statementFor(held),
    ...changes,
  });
}

let right: MadeRelease | null = null;

/** Made once: those who change it take a copy. */
export function rightRelease(): MadeRelease {
  right ??= assemble(parts());
  return right;
}

export function changed(
  release: MadeRelease,
  changes: Readonly<Record<string, Entry | Uint8Array | string | null>>,
): MadeRelease {
  const entries = new Map(release.entries);
  for (const [path, change] of Object.entries(changes)) {
    entries.delete(path);
    if (change === null) continue;
    const bytes = typeof change === "string" ? text(change) : change;
    entries.set(path, "kind" in bytes ? bytes : { kind: "file", bytes });
  }
  return { ...release, entries };
}

export function bytesAt(release: MadeRelease, path: string): Uint8Array {
  const entry = release.entries.get(path);
  if (entry?.kind !== "file") throw new Error(`no file: ${path}`);
  return entry.bytes;
}

export function flipped(bytes: Uint8Array, dice: Dice): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = dice.number(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << dice.number(8));
  return copy;
}

/** A short name that nothing else has. */
export function word(dice: Dice): string {
  return `x${(dice.number(0x7fffffff) + 1).toString(36)}`;
}
