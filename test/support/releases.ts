// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type {
  Charter,
  QuorumLine,
  RoleLine,
  SignLine,
} from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import {
  AuditId,
  Instant,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../../shared/ids.ts";
import type { SshKeyType } from "../../electron/crypto/ssh/publicKey.ts";
import { createSshSigner, type SshSigner } from "./sshSigner.ts";

/** Whole releases made in memory, right ones, for tests to write down, break and verify. */

export const releaseDir = join(
  import.meta.dirname,
  "../../electron/engine/release",
);
export const verifyScriptPath = join(releaseDir, "verify.sh");

/** What a path of the tree holds. */
export type Entry =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "link"; readonly target: string }
  | { readonly kind: "folder" };

export interface MadeRelease {
  readonly place: string;
  /** By path below the tree's root. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What the verifier holds; null for nothing. */
  readonly trusted: Uint8Array | null;
}

const charterTerm = {
  from: Instant.parse("2026-01-01T00:00:00Z"),
  until: Instant.parse("2030-01-01T00:00:00Z"),
};
export const place = "sig-security-external-audit/security-audit-2026/release";
const findings = "sig-security-external-audit/security-audit-2026/findings";

/** Two key types each: the first is in use, the second is for rotation. */
const keyTypes = {
  ada: ["ssh-ed25519", "ssh-ed25519"],
  ben: ["ssh-rsa", "sk-ssh-ed25519@openssh.com"],
  cleo: ["ecdsa-sha2-nistp256", "ssh-ed25519"],
  dora: ["ecdsa-sha2-nistp521", "ecdsa-sha2-nistp384"],
  edo: ["sk-ecdsa-sha2-nistp256@openssh.com", "ssh-ed25519"],
  finn: ["ssh-ed25519", "ssh-ed25519"],
} as const satisfies Record<string, readonly SshKeyType[]>;
export type Person = keyof typeof keyTypes;

/** Made once and only when asked for, as keys take time. */
const made = new Map<string, SshSigner>();

export function keyOf(person: Person, which: 0 | 1 = 0): SshSigner {
  const name = `${person} ${which}`;
  const key = made.get(name) ?? createSshSigner(keyTypes[person][which]);
  made.set(name, key);
  return key;
}

export function digestOf(bytes: Uint8Array | string): Sha256 {
  return Sha256.parse(createHash("sha256").update(bytes).digest("hex"));
}

export const quorums: readonly QuorumLine[] = [
  "approval",
  "charter",
  "consent",
].map((act) => ({ act, seats: { owner: 1, chair: 2 } }));

export function role(person: string, name: RoleLine["role"]): RoleLine {
  return { person: PersonId.parse(person), role: name, ...charterTerm };
}

export function sign(person: string, signer: SshSigner): SignLine {
  return { person: PersonId.parse(person), key: signer.line, ...charterTerm };
}

/** ada and edo own, ben, cleo and dora chair. */
export function charterOf(changes: Partial<Charter> = {}): Charter {
  return {
    audit: AuditId.parse("security-audit-2026"),
    version: 1,
    replaces: null,
    issued: Instant.parse("2026-02-01T09:00:00Z"),
    quorums,
    conditions: [],
    roles: [
      role("ada", "owner"),
      role("edo", "owner"),
      role("ben", "chair"),
      role("cleo", "chair"),
      role("dora", "chair"),
    ],
    sign: (["ada", "edo", "ben", "cleo", "dora"] as const).map((person) =>
      sign(person, keyOf(person)),
    ),
    seal: [],
    ...changes,
  };
}

export function approvalOf(
  charterText: string,
  files: ReadonlyMap<string, Uint8Array>,
  changes: Partial<Approval> = {},
): Approval {
  return {
    act: "approval",
    audit: AuditId.parse("security-audit-2026"),
    charter: digestOf(charterText),
    id: StatementId.parse("4f".repeat(16)),
    issued: Instant.parse("2026-11-20T10:00:00Z"),
    vault: VaultId.parse("0a".repeat(16)),
    checkpoint: { seq: 41, head: digestOf("head") },
    requester: PersonId.parse("ada"),
    expires: Instant.parse("2027-02-20T10:00:00Z"),
    notBefore: null,
    purpose: "Publish the findings of the 2026 audit",
    place,
    base: null,
    author: "Ada Invented <ada@example.org>",
    commitDate: Instant.parse("2026-11-21T00:00:00Z"),
    supersedes: null,
    removes: [],
    judged: [],
    files: [...files].map(([path, bytes]) => ({
      path,
      sha256: digestOf(bytes),
    })),
    ...changes,
  };
}

export function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

export function sampleFiles(): Map<string, Uint8Array> {
  return new Map([
    [`${findings}/Final Report.pdf`, text("%PDF-1.7 an invented report\n")],
    [`${findings}/Ätzende Befunde (2).md`, text("# Befunde\n")],
    [`${findings}/it's $HOME; \`ls\`.txt`, text("quoted\n")],
    ["sig-security-external-audit/README.md", text("| 2026 | link |\n")],
    [`${findings}/empty.txt`, new Uint8Array(0)],
  ]);
}

export interface ReleaseParts {
  readonly charters: readonly {
    readonly text: string;
    /** File name without `.sig`, and who signs with what. */
    readonly signers: readonly (readonly [string, SshSigner])[];
  }[];
  readonly statement: string;
  readonly signers: readonly (readonly [string, SshSigner])[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly place?: string;
  /** Which version is trusted; null: none. */
  readonly trusted?: number | null;
}

/** Puts signed parts together; nothing is judged, so that wrong ones can be made as well. */
export function assemble(parts: ReleaseParts): MadeRelease {
  const at = parts.place ?? place;
  const entries = new Map<string, Entry>();
  const put = (path: string, content: Uint8Array | string): void => {
    const bytes = typeof content === "string" ? text(content) : content;
    entries.set(path, { kind: "file", bytes });
  };
  for (const [path, bytes] of parts.files) put(path, bytes);
  put(`${at}/statement.txt`, parts.statement);
  for (const name of ["VERIFY.md", "verify.sh"])
    put(`${at}/${name}`, readFileSync(join(releaseDir, name)));
  for (const [name, key] of parts.signers)
    put(
      `${at}/signatures/${name}.sig`,
      key.sign(parts.statement, { namespace: "approval@counterseal" }),
    );
  parts.charters.forEach((charter, index) => {
    put(`${at}/charters/${index + 1}.txt`, charter.text);
    for (const [name, key] of charter.signers)
      put(
        `${at}/charters/${index + 1}/${name}.sig`,
        key.sign(charter.text, { namespace: "charter@counterseal" }),
      );
  });
  const trusted = parts.trusted === undefined ? 1 : parts.trusted;
  const held = trusted === null ? undefined : parts.charters[trusted - 1];
  return {
    place: at,
    entries,
    trusted: held === undefined ? null : text(held.text),
  };
}

const everyone = ["ada", "ben", "cleo", "dora", "edo"] as const;

/** The usual release: one charter, signed by all; the statement by its owner and two chairs. */
export function sampleParts(
  changes: {
    readonly charter?: Partial<Charter>;
    readonly approval?: Partial<Approval>;
    readonly files?: ReadonlyMap<string, Uint8Array>;
  } = {},
): ReleaseParts {
  const files = changes.files ?? sampleFiles();
  const charter = formatCharter(charterOf(changes.charter));
  return {
    charters: [
      {
        text: charter,
        signers: everyone.map((person) => [person, keyOf(person)] as const),
      },
    ],
    statement: formatStatement(approvalOf(charter, files, changes.approval)),
    signers: (["ada", "ben", "cleo"] as const).map(
      (person) => [person, keyOf(person)] as const,
    ),
    files,
    ...(changes.approval?.place === undefined
      ? {}
      : { place: changes.approval.place }),
  };
}

/** Writes a release below `dir`, and gives the Place folder. */
export function writeRelease(release: MadeRelease, dir: string): string {
  for (const [path, entry] of release.entries) {
    const target = join(dir, path);
    mkdirSync(entry.kind === "folder" ? target : dirname(target), {
      recursive: true,
    });
    if (entry.kind === "file") writeFileSync(target, entry.bytes);
    if (entry.kind === "link") symlinkSync(entry.target, target);
  }
  return join(dir, release.place);
}
